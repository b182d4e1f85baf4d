/** Who asks, in the order of the table's columns. */
export const CALLERS = [
  'anonymous',
  'other',
  'owner',
  'local',
  'elsewhere',
  'editor',
  'admin',
  'suspended',
] as const;
export type Caller = (typeof CALLERS)[number];

/**
 * What every operation answers to everybody, written by hand and not derived from the code. `owner` is a visitor
 * whose photo, review, invitation or companion it is about, `other` another visitor; `local` and `elsewhere` are
 * editors bound to the region of the festival and to another; a saved view is the `editor`’s, and shared; `suspended`
 * was an admin.
 * 400, 404, 409 and 410 stand for callers who got past every question of rights. What ends by itself is 204 for a
 * stranger's as for a missing one; that it stays is asserted beside the table.
 */
const TABLE = `
                        anonymous other owner local elsewhere editor admin suspended
live                          200   200   200   200       200    200   200       401
ready                         200   200   200   200       200    200   200       401

register                      201   201   201   201       201    201   201       401
login                         200   200   200   200       200    200   200       401
finishLogin                   401   401   401   401       401    401   401       401
challengePasskey              401   401   401   401       401    401   401       401
refresh                       401   401   401   401       401    401   401       401
logout                        401   204   204   204       204    204   204       401
listMySessions                401   200   200   200       200    200   200       401
endMyOtherSessions            401   204   204   204       204    204   204       401
endMySession                  401   404   204   404       404    404   404       401
resendVerification            401   202   202   202       202    202   202       401
verifyEmail                   410   410   410   410       410    410   410       401
forgotPassword                202   202   202   202       202    202   202       401
resetPassword                 410   410   410   410       410    410   410       401
changePassword                401   200   200   200       200    200   200       401
changeEmail                   401   202   202   202       202    202   202       401
getMe                         401   200   200   200       200    200   200       401
changeMe                      401   200   200   200       200    200   200       401
deleteMe                      401   400   400   400       400    400   400       401
askForExport                  401   201   201   201       201    201   201       401
exportMe                      401   410   410   410       410    410   410       401
getConsents                   401   200   200   200       200    200   200       401
decideConsents                401   200   200   200       200    200   200       401
listMyApiKeys                 401   200   200   200       200    200   200       401
createApiKey                  401   201   201   201       201    201   201       401
revokeApiKey                  401   204   204   204       204    204   204       401
listProviders                 200   200   200   200       200    200   200       401
startProviderSignIn           404   404   404   404       404    404   404       401
finishAtProvider              410   410   410   410       410    410   410       401
registerByProvider            410   410   410   410       410    410   410       401
listMyIdentities              401   200   200   200       200    200   200       401
linkIdentity                  401   404   404   404       404    404   404       401
unlinkIdentity                401   204   204   204       204    204   204       401
confirmByProvider             401   404   404   404       404    404   404       401
getMySecondFactor             401   200   200   200       200    200   200       401
beginTotp                     401   403   403   201       201    201   201       401
confirmTotp                   401   403   403   410       410    410   410       401
removeTotp                    401   204   204   204       204    204   204       401
beginPasskey                  401   403   403   201       201    201   201       401
confirmPasskey                401   403   403   410       410    410   410       401
renamePasskey                 401   404   404   404       404    404   404       401
removePasskey                 401   204   204   204       204    204   204       401
renewRecoveryCodes            401   409   409   409       409    409   409       401

listUsers                     401   403   403   403       403    403   200       401
getUser                       401   403   403   403       403    403   200       401
changeUser                    401   403   403   403       403    403   200       401
listUserSessions              401   403   403   403       403    403   200       401
endUserSession                401   403   403   403       403    403   204       401
endUserSessions               401   403   403   403       403    403   204       401
resetSecondFactor             401   403   403   403       403    403   200       401
listAudit                     401   403   403   403       403    403   200       401

requestUploads                401   201   201   201       201    201   201       401
getPhoto                      404   404   200   404       404    404   404       401
changePhoto                   401   404   200   404       404    404   404       401
deletePhoto                   401   404   204   404       404    404   404       401
watchPhotos                   401   404   404   404       404    404   404       401
takeHint                      401   401   401   401       401    401   401       401
listMyPhotos                  401   200   200   200       200    200   200       401

listFestivals                 200   200   200   200       200    200   200       401
getFestival                   200   200   200   200       200    200   200       401
getFestivalCalendar           200   200   200   200       200    200   200       401
listEditions                  200   200   200   200       200    200   200       401
festivalsAsCalendar           200   200   200   200       200    200   200       401
festivalsAsGeojson            200   200   200   200       200    200   200       401
festivalsAsRss                200   200   200   200       200    200   200       401
festivalsAsAtom               200   200   200   200       200    200   200       401
festivalsAsCsv                200   200   200   200       200    200   200       401
getCalendar                   200   200   200   200       200    200   200       401
listCategories                200   200   200   200       200    200   200       401
listRegions                   200   200   200   200       200    200   200       401
suggest                       200   200   200   200       200    200   200       401
festivalDelta                 200   200   200   200       200    200   200       401
listFestivalChanges           200   200   200   200       200    200   200       401
listChanges                   200   200   200   200       200    200   200       401
changesAsAtom                 200   200   200   200       200    200   200       401
createFestival                401   403   403   201       403    201   201       401
changeFestival                401   403   403   200       403    200   200       401
removeFestival                401   403   403   204       403    204   204       401
addEdition                    401   403   403   201       403    201   201       401
changeEdition                 401   403   403   200       403    200   200       401
removeEdition                 401   403   403   204       403    204   204       401
releaseFestival               401   403   403   200       403    200   200       401
releaseEdition                401   403   403   200       403    200   200       401
splitFestival                 401   403   403   400       403    400   400       401
getProvenance                 401   403   403   200       200    200   200       401
listFestivalHistory           401   403   403   200       200    200   200       401

bookmarkFestival              401   204   204   204       204    204   204       401
unbookmarkFestival            401   204   204   204       204    204   204       401
listMyBookmarks               401   200   200   200       200    200   200       401
removeMyBookmarks             401   204   204   204       204    204   204       401

startImport                   401   403   403   403       403    202   202       401
startImportFromUrl            401   403   403   403       403    400   400       401
startLiveImport               401   403   403   403       403    409   409       401
listImports                   401   403   403   200       200    200   200       401
getImport                     401   403   403   200       200    200   200       401
applyImport                   401   403   403   403       403    202   202       401
undoImport                    401   403   403   403       403    202   202       401
listDuplicates                401   403   403   200       200    200   200       401
decideDuplicate               401   403   403   403       403    404   404       401
dataQuality                   401   403   403   200       200    200   200       401
dataQualityAsCsv              401   403   403   200       200    200   200       401

listSavedViews                401   403   403   200       200    200   200       401
createSavedView               401   403   403   201       201    201   201       401
changeSavedView               401   403   403   403       403    200   200       401
removeSavedView               401   403   403   403       403    204   204       401
changeFestivals               401   403   403   200       200    200   200       401

createWebhook                 401   403   403   403       403    403   201       401
listWebhooks                  401   403   403   403       403    403   200       401
getWebhook                    401   403   403   403       403    403   200       401
changeWebhook                 401   403   403   403       403    403   200       401
removeWebhook                 401   403   403   403       403    403   204       401
listWebhookDeliveries         401   403   403   403       403    403   200       401
redeliverToWebhook            401   403   403   403       403    403   404       401

listReviews                   200   200   200   200       200    200   200       401
getReview                     200   200   200   200       200    200   200       401
writeReview                   401   201   201   201       201    201   201       401
changeReview                  401   403   200   403       403    403   403       401
deleteReview                  401   403   204   403       403    403   403       401
listMyReviews                 401   200   200   200       200    200   200       401
reportReview                  401   201   409   201       201    201   201       401
appealHiding                  401   403   409   403       403    403   403       401
listReports                   401   403   403   200       200    200   200       401
previewNotice                 401   403   403   200       403    200   200       401
decideReport                  401   403   403   200       403    200   200       401
listFestivalPhotos            200   200   200   200       200    200   200       401

listMyCompanions              401   200   200   200       200    200   200       401
inviteCompanion               401   201   201   201       201    201   201       401
lookAtInvitation              401   200   200   200       200    200   200       401
acceptInvitation              401   404   404   404       404    404   404       401
withdrawInvitation            401   204   204   204       204    204   204       401
endCompanionship              401   204   204   204       204    204   204       401

listRecommendations           200   200   200   200       200    200   200       401
listSimilarFestivals          200   200   200   200       200    200   200       401
sendSignals                   202   202   202   202       202    202   202       401
planTrip                      200   200   200   200       200    200   200       401
getTaste                      401   200   200   200       200    200   200       401
resetTaste                    401   204   204   204       204    204   204       401
getFestivalTaste              401   200   200   200       200    200   200       401
forgetFestival                401   204   204   204       204    204   204       401
forgetSignal                  401   204   204   204       204    204   204       401
getOverview                   401   403   403   200       200    200   200       401
`;

/** The codes by operation, each with one for every caller. */
export function rightsTable(): Map<string, Record<Caller, number>> {
  const lines = TABLE.split('\n').filter((line) => line.trim() !== '');
  const [heading = '', ...rows] = lines.map((line) => line.trim().split(/\s+/));
  if (String(heading) !== String(CALLERS)) throw new Error('The columns of the table are not the callers');
  return new Map(
    rows.map(([operation = '', ...codes]) => {
      if (codes.length !== CALLERS.length) throw new Error(`${operation} has ${codes.length} cells`);
      const cells = CALLERS.map((caller, column) => [caller, Number(codes[column])] as const);
      return [operation, Object.fromEntries(cells) as Record<Caller, number>];
    }),
  );
}
