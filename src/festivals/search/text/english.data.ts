/** English words that Korean festivals are named after, `english: korean, korean`; a plural is understood too. */
const lines = `
mud: 머드 / rose: 장미 / flower: 꽃 / cherry blossom: 벚꽃 / azalea: 철쭉, 진달래 / tulip: 튤립 / lotus: 연꽃
lavender: 라벤더 / sunflower: 해바라기 / cosmos: 코스모스 / chrysanthemum: 국화 / plum blossom: 매화
apricot blossom: 매화 / canola: 유채 / rape flower: 유채 / buckwheat: 메밀 / reed: 갈대
silver grass: 억새 / maple: 단풍 / autumn leaves: 단풍 / lantern: 등불, 유등, 연등, 등축제 / light: 빛, 라이트
firework: 불꽃 / fire: 불 / ice: 얼음, 아이스 / snow: 눈 / trout: 송어 / mountain trout: 산천어 / salmon: 연어
smelt: 빙어 / crab: 대게, 꽃게 / snow crab: 대게 / shrimp: 새우, 대하 / oyster: 굴 / abalone: 전복
octopus: 낙지, 문어 / webfoot octopus: 주꾸미 / squid: 오징어 / anchovy: 멸치 / gizzard shad: 전어 / eel: 장어
clam: 조개 / seaweed: 미역, 김 / salted seafood: 젓갈 / beer: 맥주 / wine: 와인 / makgeolli: 막걸리
rice wine: 막걸리 / coffee: 커피 / tea: 차 / green tea: 녹차 / kimchi: 김치 / ramen: 라면 / ramyeon: 라면
noodle: 국수 / bread: 빵 / bakery: 빵 / cheese: 치즈 / tofu: 두부 / chicken: 치킨 / chimaek: 치맥
chicken and beer: 치맥 / beef: 한우 / korean beef: 한우 / pork: 한돈, 삼겹살 / sausage: 소시지 / food: 음식, 푸드
rice: 쌀 / rice cake: 떡 / tteokbokki: 떡볶이 / bibimbap: 비빔밥 / hanbok: 한복 / apple: 사과 / pear: 배
peach: 복숭아 / grape: 포도 / strawberry: 딸기 / strawberries: 딸기 / watermelon: 수박 / melon: 참외, 멜론
tangerine: 감귤 / mandarin: 감귤 / persimmon: 감, 곶감 / dried persimmon: 곶감 / chestnut: 밤
jujube: 대추 / plum: 자두 / blueberry: 블루베리 / raspberry: 복분자 / tomato: 토마토 / potato: 감자
sweet potato: 고구마 / corn: 옥수수 / garlic: 마늘 / onion: 양파 / pepper: 고추 / chili: 고추 / chilli: 고추
ginseng: 인삼, 산삼 / wild ginseng: 산삼 / red ginseng: 홍삼 / mushroom: 버섯, 송이 / pine mushroom: 송이
herb: 약초, 한방 / herbal medicine: 한방, 약령 / honey: 꿀 / bee: 벌 / salt: 소금 / firefly: 반딧불
fireflies: 반딧불 / butterfly: 나비 / insect: 곤충 / bird: 새, 철새 / migratory birds: 철새 / crane: 두루미, 학
whale: 고래 / horse: 말 / bull fighting: 소싸움 / bullfighting: 소싸움 / film: 영화 / movie: 영화
music: 음악, 뮤직 / jazz: 재즈 / rock: 록, 락 / pop: 팝 / k-pop: 케이팝 / kpop: 케이팝 / hip hop: 힙합
dance: 춤, 댄스 / mask dance: 탈춤 / mask: 탈 / theater: 연극 / theatre: 연극 / play: 연극 / musical: 뮤지컬
opera: 오페라 / orchestra: 오케스트라 / classic: 클래식 / classical: 클래식 / pansori: 판소리 / gugak: 국악
magic: 마술, 매직 / puppet: 인형극 / mime: 마임 / circus: 서커스 / busking: 버스킹 / street art: 거리예술
street: 거리 / art: 예술, 미술, 아트 / photo: 사진 / photography: 사진 / book: 책, 북 / reading: 독서
literature: 문학 / poem: 시 / comics: 만화 / cartoon: 만화 / webtoon: 웹툰 / animation: 애니메이션 / game: 게임
robot: 로봇 / science: 과학 / space: 우주 / drone: 드론 / culture: 문화 / cultural: 문화
cultural heritage: 문화유산 / heritage: 문화유산, 국가유산 / culture night: 문화유산야행, 야행 / history: 역사
tradition: 전통, 민속 / traditional: 전통, 민속 / folk: 민속 / pottery: 도자기 / ceramic: 도자기, 도자
celadon: 청자 / fortress: 성, 읍성 / palace: 궁, 고궁 / temple: 사찰 / tripitaka: 팔만대장경 / medieval: 중세
dano: 단오 / new year: 해맞이, 새해 / sunrise: 해맞이, 해돋이 / sunset: 해넘이 / full moon: 대보름, 달
daeboreum: 대보름 / star: 별 / moon: 달 / night: 밤, 야행 / sea: 바다 / ocean: 바다 / beach: 해변, 해수욕장
island: 섬 / river: 강 / lake: 호수 / stream: 천 / valley: 계곡 / hot spring: 온천 / mountain: 산
forest: 숲 / garden: 정원, 가든 / park: 공원 / sand: 모래 / wind: 바람 / water: 물 / water gun: 물총
summer: 여름 / winter: 겨울 / spring: 봄 / autumn: 가을 / fall: 가을 / christmas: 크리스마스
halloween: 핼러윈, 할로윈 / children: 어린이 / kids: 어린이 / family: 가족 / youth: 청소년, 청년 / women: 여성
dog: 반려 / pet: 반려 / love: 사랑 / peace: 평화 / marathon: 마라톤 / bicycle: 자전거 / yacht: 요트
kite: 연날리기 / balloon: 열기구, 풍선 / train: 기차 / lighthouse: 등대 / port: 항, 항구 / harbor: 항, 항구
market: 시장 / night market: 야시장 / expo: 엑스포, 박람회 / carnival: 카니발 / parade: 퍼레이드
tug of war: 줄다리기 / sea parting: 바닷길 / miracle sea road: 바닷길 / bamboo: 대나무 / biennale: 비엔날레
blossom: 꽃 / ginkgo: 은행나무 / hydrangea: 수국 / daffodil: 수선화 / poppy: 양귀비 / peony: 작약
camellia: 동백 / forsythia: 개나리 / magnolia: 목련 / bean: 콩 / barley: 청보리, 보리 / mackerel: 고등어
pollack: 명태 / cockle: 꼬막 / kelp: 다시마 / croaker: 굴비, 조기 / skate: 홍어 / sweetfish: 은어
dumpling: 만두 / gimbap: 김밥 / kimbap: 김밥 / tteok: 떡 / sundae: 순대 / dinosaur: 공룡 / railway: 철도
bridge: 다리 / boat: 뱃놀이 / raft: 뗏목 / tea bowl: 찻사발 / turtle ship: 거북선 / comedy: 코미디
documentary: 다큐멘터리 / craft: 공예 / hanji: 한지 / hangul: 한글 / hangeul: 한글 / paleolithic: 구석기
dolmen: 고인돌 / royal: 왕실 / scarecrow: 허수아비 / world: 세계 / international: 국제 / global: 글로벌
`;

export const englishWords: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split(/\n| \/ /)
    .map((line): [string, string[]] => {
      const [english = '', korean = ''] = line.split(': ', 2);
      return [english, korean.split(', ')];
    }),
);

/** The other way: a name may have in English (JAZZ) what is typed in Korean. */
export const englishFor: ReadonlyMap<string, readonly string[]> = inverted(englishWords);

function inverted(words: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const english = new Map<string, string[]>();
  for (const [word, korean] of words)
    for (const one of korean) english.set(one, [...(english.get(one) ?? []), word]);
  return english;
}
