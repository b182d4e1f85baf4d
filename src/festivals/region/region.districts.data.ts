/**
 * Every 시군구 in force since July 2026, one a line:
 * `code name nameEn lat,lng` then, where they exist, `was:` former codes and names, `wards:` 일반구 of the city.
 * Codes are the first five digits of the 법정동 code. The point is where the district's festivals gather, not its
 * geometric middle. A former code or name with several heirs stands at each of them, the main one first.
 */
export const districtRows = `
11110 종로구 Jongno-gu 37.58,126.98
11140 중구 Jung-gu 37.57,126.98
11170 용산구 Yongsan-gu 37.52,126.96
11200 성동구 Seongdong-gu 37.55,127.04
11215 광진구 Gwangjin-gu 37.55,127.08
11230 동대문구 Dongdaemun-gu 37.57,127.04
11260 중랑구 Jungnang-gu 37.58,127.09
11290 성북구 Seongbuk-gu 37.59,127.02
11305 강북구 Gangbuk-gu 37.64,127.03
11320 도봉구 Dobong-gu 37.67,127.04
11350 노원구 Nowon-gu 37.65,127.07
11380 은평구 Eunpyeong-gu 37.60,126.92
11410 서대문구 Seodaemun-gu 37.57,126.95
11440 마포구 Mapo-gu 37.56,126.92
11470 양천구 Yangcheon-gu 37.52,126.86
11500 강서구 Gangseo-gu 37.57,126.84
11530 구로구 Guro-gu 37.50,126.88
11545 금천구 Geumcheon-gu 37.46,126.90
11560 영등포구 Yeongdeungpo-gu 37.53,126.93
11590 동작구 Dongjak-gu 37.50,126.94
11620 관악구 Gwanak-gu 37.47,126.94
11650 서초구 Seocho-gu 37.49,127.02
11680 강남구 Gangnam-gu 37.51,127.06
11710 송파구 Songpa-gu 37.51,127.11
11740 강동구 Gangdong-gu 37.56,127.13
12110 목포시 Mokpo-si 34.79,126.39 was:46110
12130 여수시 Yeosu-si 34.74,127.71 was:46130
12150 순천시 Suncheon-si 34.94,127.49 was:46150
12170 나주시 Naju-si 35.00,126.72 was:46170
12190 광양시 Gwangyang-si 34.97,127.70 was:46230
12210 동구 Dong-gu 35.15,126.92 was:29110
12240 서구 Seo-gu 35.14,126.85 was:29140
12270 남구 Nam-gu 35.12,126.88 was:29155
12300 북구 Buk-gu 35.18,126.89 was:29170
12330 광산구 Gwangsan-gu 35.19,126.82 was:29200
12710 담양군 Damyang-gun 35.32,126.99 was:46710
12720 곡성군 Gokseong-gun 35.28,127.31 was:46720
12730 구례군 Gurye-gun 35.22,127.47 was:46730
12740 고흥군 Goheung-gun 34.45,127.52 was:46770
12750 보성군 Boseong-gun 34.72,127.09 was:46780
12760 화순군 Hwasun-gun 35.05,126.98 was:46790
12770 장흥군 Jangheung-gun 34.68,126.90 was:46800
12780 강진군 Gangjin-gun 34.63,126.78 was:46810
12790 해남군 Haenam-gun 34.50,126.53 was:46820
12800 영암군 Yeongam-gun 34.76,126.63 was:46830
12810 무안군 Muan-gun 34.95,126.46 was:46840
12820 함평군 Hampyeong-gun 35.06,126.52 was:46860
12830 영광군 Yeonggwang-gun 35.20,126.55 was:46870
12840 장성군 Jangseong-gun 35.31,126.78 was:46880
12850 완도군 Wando-gun 34.32,126.75 was:46890
12860 진도군 Jindo-gun 34.48,126.30 was:46900
12870 신안군 Sinan-gun 34.85,126.20 was:46910
26110 중구 Jung-gu 35.10,129.03
26140 서구 Seo-gu 35.08,129.02
26170 동구 Dong-gu 35.12,129.05
26200 영도구 Yeongdo-gu 35.08,129.08
26230 부산진구 Busanjin-gu 35.16,129.06
26260 동래구 Dongnae-gu 35.21,129.09
26290 남구 Nam-gu 35.13,129.10
26320 북구 Buk-gu 35.20,128.99
26350 해운대구 Haeundae-gu 35.17,129.14
26380 사하구 Saha-gu 35.07,128.97
26410 금정구 Geumjeong-gu 35.24,129.09
26440 강서구 Gangseo-gu 35.21,128.98
26470 연제구 Yeonje-gu 35.20,129.08
26500 수영구 Suyeong-gu 35.15,129.12
26530 사상구 Sasang-gu 35.17,128.98
26710 기장군 Gijang-gun 35.27,129.22
27110 중구 Jung-gu 35.87,128.60
27140 동구 Dong-gu 35.89,128.64
27170 서구 Seo-gu 35.87,128.55
27200 남구 Nam-gu 35.84,128.60
27230 북구 Buk-gu 35.90,128.59
27260 수성구 Suseong-gu 35.83,128.62
27290 달서구 Dalseo-gu 35.84,128.53
27710 달성군 Dalseong-gun 35.73,128.46
27720 군위군 Gunwi-gun 36.16,128.60 was:47720
28125 제물포구 Jemulpo-gu 37.48,126.62 was:28110,28140,중구,동구
28155 영종구 Yeongjong-gu 37.49,126.50 was:28110,중구
28177 미추홀구 Michuhol-gu 37.45,126.66 was:28170,남구
28185 연수구 Yeonsu-gu 37.41,126.65
28200 남동구 Namdong-gu 37.39,126.73
28237 부평구 Bupyeong-gu 37.51,126.72
28245 계양구 Gyeyang-gu 37.55,126.73
28275 서해구 Seohae-gu 37.54,126.66 was:28260,서구
28290 검단구 Geomdan-gu 37.60,126.67 was:28260,서구
28710 강화군 Ganghwa-gun 37.77,126.44
28720 옹진군 Ongjin-gun 37.25,126.30
30110 동구 Dong-gu 36.35,127.50
30140 중구 Jung-gu 36.29,127.39
30170 서구 Seo-gu 36.36,127.38
30200 유성구 Yuseong-gu 36.38,127.36
30230 대덕구 Daedeok-gu 36.37,127.44
31110 중구 Jung-gu 35.56,129.32
31140 남구 Nam-gu 35.53,129.31
31170 동구 Dong-gu 35.49,129.41
31200 북구 Buk-gu 35.56,129.36
31710 울주군 Ulju-gun 35.44,129.28
36110 세종시 Sejong-si 36.50,127.27 was:44730,연기군
41110 수원시 Suwon-si 37.28,127.01 wards:장안구,권선구,팔달구,영통구
41130 성남시 Seongnam-si 37.42,127.13 wards:수정구,중원구,분당구
41150 의정부시 Uijeongbu-si 37.74,127.03
41170 안양시 Anyang-si 37.39,126.96 wards:만안구,동안구
41190 부천시 Bucheon-si 37.51,126.76 wards:원미구,소사구,오정구
41210 광명시 Gwangmyeong-si 37.47,126.87
41220 평택시 Pyeongtaek-si 37.00,127.03
41250 동두천시 Dongducheon-si 37.90,127.07
41270 안산시 Ansan-si 37.31,126.83 wards:상록구,단원구
41280 고양시 Goyang-si 37.65,126.77 wards:덕양구,일산동구,일산서구
41290 과천시 Gwacheon-si 37.43,126.99
41310 구리시 Guri-si 37.57,127.13
41360 남양주시 Namyangju-si 37.63,127.24
41370 오산시 Osan-si 37.17,127.06
41390 시흥시 Siheung-si 37.39,126.78
41410 군포시 Gunpo-si 37.36,126.92
41430 의왕시 Uiwang-si 37.31,126.95
41450 하남시 Hanam-si 37.55,127.22
41460 용인시 Yongin-si 37.24,127.18 wards:처인구,기흥구,수지구
41480 파주시 Paju-si 37.87,126.74
41500 이천시 Icheon-si 37.28,127.43
41550 안성시 Anseong-si 37.03,127.31
41570 김포시 Gimpo-si 37.64,126.68
41590 화성시 Hwaseong-si 37.19,126.98 wards:만세구,효행구,병점구,동탄구
41610 광주시 Gwangju-si 37.47,127.30
41630 양주시 Yangju-si 37.79,127.02
41650 포천시 Pocheon-si 37.99,127.25
41670 여주시 Yeoju-si 37.30,127.65 was:41730,여주군
41800 연천군 Yeoncheon-gun 38.02,127.06
41820 가평군 Gapyeong-gun 37.82,127.52
41830 양평군 Yangpyeong-gun 37.52,127.58
43110 청주시 Cheongju-si 36.65,127.49 was:43710,청원군 wards:상당구,서원구,흥덕구,청원구
43130 충주시 Chungju-si 37.00,127.92
43150 제천시 Jecheon-si 37.15,128.21
43720 보은군 Boeun-gun 36.49,127.72
43730 옥천군 Okcheon-gun 36.30,127.58
43740 영동군 Yeongdong-gun 36.16,127.78
43745 증평군 Jeungpyeong-gun 36.76,127.60
43750 진천군 Jincheon-gun 36.86,127.44
43760 괴산군 Goesan-gun 36.81,127.79
43770 음성군 Eumseong-gun 36.93,127.69
43800 단양군 Danyang-gun 37.01,128.46
44130 천안시 Cheonan-si 36.82,127.15 wards:동남구,서북구
44150 공주시 Gongju-si 36.46,127.12
44180 보령시 Boryeong-si 36.32,126.52
44200 아산시 Asan-si 36.77,127.00
44210 서산시 Seosan-si 36.71,126.45
44230 논산시 Nonsan-si 36.18,127.11
44250 계룡시 Gyeryong-si 36.30,127.24
44270 당진시 Dangjin-si 36.89,126.67 was:44830,당진군
44710 금산군 Geumsan-gun 36.10,127.50
44760 부여군 Buyeo-gun 36.28,126.91
44770 서천군 Seocheon-gun 36.13,126.52
44790 청양군 Cheongyang-gun 36.44,126.80
44800 홍성군 Hongseong-gun 36.54,126.62
44810 예산군 Yesan-gun 36.68,126.80
44825 태안군 Taean-gun 36.69,126.30
47110 포항시 Pohang-si 36.04,129.38 wards:남구,북구
47130 경주시 Gyeongju-si 35.84,129.21
47150 김천시 Gimcheon-si 36.12,128.09
47170 안동시 Andong-si 36.56,128.73
47190 구미시 Gumi-si 36.13,128.36
47210 영주시 Yeongju-si 36.89,128.52
47230 영천시 Yeongcheon-si 35.98,128.94
47250 상주시 Sangju-si 36.43,128.16
47280 문경시 Mungyeong-si 36.76,128.08
47290 경산시 Gyeongsan-si 35.82,128.75
47730 의성군 Uiseong-gun 36.35,128.69
47750 청송군 Cheongsong-gun 36.43,129.06
47760 영양군 Yeongyang-gun 36.67,129.11
47770 영덕군 Yeongdeok-gun 36.42,129.39
47820 청도군 Cheongdo-gun 35.65,128.72
47830 고령군 Goryeong-gun 35.72,128.26
47840 성주군 Seongju-gun 35.92,128.28
47850 칠곡군 Chilgok-gun 36.00,128.40
47900 예천군 Yecheon-gun 36.58,128.41
47920 봉화군 Bonghwa-gun 36.89,128.74
47930 울진군 Uljin-gun 36.97,129.41
47940 울릉군 Ulleung-gun 37.48,130.90
48120 창원시 Changwon-si 35.20,128.64 was:마산시,진해시 wards:의창구,성산구,마산합포구,마산회원구,진해구
48170 진주시 Jinju-si 35.19,128.09
48220 통영시 Tongyeong-si 34.84,128.42
48240 사천시 Sacheon-si 35.00,128.06
48250 김해시 Gimhae-si 35.25,128.87
48270 밀양시 Miryang-si 35.49,128.76
48310 거제시 Geoje-si 34.87,128.69
48330 양산시 Yangsan-si 35.38,128.99
48720 의령군 Uiryeong-gun 35.32,128.26
48730 함안군 Haman-gun 35.28,128.40
48740 창녕군 Changnyeong-gun 35.49,128.49
48820 고성군 Goseong-gun 35.05,128.39
48840 남해군 Namhae-gun 34.84,127.90
48850 하동군 Hadong-gun 35.14,127.69
48860 산청군 Sancheong-gun 35.29,127.87
48870 함양군 Hamyang-gun 35.53,127.72
48880 거창군 Geochang-gun 35.69,127.91
48890 합천군 Hapcheon-gun 35.56,128.14
50110 제주시 Jeju-si 33.50,126.52 was:49110,북제주군
50130 서귀포시 Seogwipo-si 33.25,126.56 was:49130,남제주군
51110 춘천시 Chuncheon-si 37.88,127.73
51130 원주시 Wonju-si 37.34,127.94
51150 강릉시 Gangneung-si 37.76,128.90
51170 동해시 Donghae-si 37.52,129.10
51190 태백시 Taebaek-si 37.16,128.99
51210 속초시 Sokcho-si 38.19,128.58
51230 삼척시 Samcheok-si 37.44,129.17
51720 홍천군 Hongcheon-gun 37.69,127.89
51730 횡성군 Hoengseong-gun 37.51,128.15
51750 영월군 Yeongwol-gun 37.18,128.47
51760 평창군 Pyeongchang-gun 37.63,128.56
51770 정선군 Jeongseon-gun 37.38,128.67
51780 철원군 Cheorwon-gun 38.19,127.30
51790 화천군 Hwacheon-gun 38.11,127.71
51800 양구군 Yanggu-gun 38.11,127.98
51810 인제군 Inje-gun 38.06,128.24
51820 고성군 Goseong-gun 38.44,128.45
51830 양양군 Yangyang-gun 38.07,128.62
52110 전주시 Jeonju-si 35.82,127.14 wards:완산구,덕진구
52130 군산시 Gunsan-si 35.99,126.71
52140 익산시 Iksan-si 35.97,126.99
52180 정읍시 Jeongeup-si 35.55,126.86
52190 남원시 Namwon-si 35.40,127.55
52210 김제시 Gimje-si 35.75,126.85
52710 완주군 Wanju-gun 35.91,127.23
52720 진안군 Jinan-gun 35.78,127.42
52730 무주군 Muju-gun 36.00,127.66
52740 장수군 Jangsu-gun 35.64,127.52
52750 임실군 Imsil-gun 35.63,127.30
52770 순창군 Sunchang-gun 35.37,127.11
52790 고창군 Gochang-gun 35.44,126.54
52800 부안군 Buan-gun 35.68,126.66
`;
