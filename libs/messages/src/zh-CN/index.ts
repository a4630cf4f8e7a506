import { roomBoard } from './room-board.js';
import { roomChat } from './room-chat.js';
import { terms } from './terms.js';
import { errors } from './errors.js';
import { notifications } from './notifications.js';
import { mediaNodes } from './media-nodes.js';
import { noticeDesk } from './notice-desk.js';
import { navigation } from './navigation.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';
import { time } from './time.js';
import { home } from './home.js';
import { list } from './list.js';
import { request } from './request.js';
import { requestTerms } from './request-terms.js';
import { consent } from './consent.js';
import { consultation } from './consultation.js';
import { dialogs } from './dialogs.js';
import { regulation } from './regulation.js';
import { panel } from './panel.js';
import { discussion } from './discussion.js';
import { room } from './room.js';
import { roomShare } from './room-share.js';
import { roomPeople } from './room-people.js';
import { mail } from './mail.js';
import { hospitals } from './hospitals.js';
import { imports } from './imports.js';
import { recording } from './recording.js';
import { record } from './record.js';
import { audit } from './audit.js';
import { accounts } from './accounts.js';
import { account } from './account.js';
import { people } from './people.js';
import { setup } from './setup.js';
import { patient } from './patient.js';
import { sharing } from './sharing.js';
import { oversight } from './oversight.js';
import { pairings } from './pairings.js';
import { plans } from './plans.js';
import { needs } from './needs.js';
import { chart } from './chart.js';
import { outcomes } from './outcomes.js';
import { programmes } from './programmes.js';
import { reports } from './reports.js';
import { provinceMap } from './province-map.js';
import { onCall } from './on-call.js';
import { quality } from './quality.js';
import { radar } from './radar.js';
import { routing } from './routing.js';
import { scheduling } from './scheduling.js';
import { matching } from './matching.js';
import { slotPlans } from './slot-plans.js';

export const zhCN = {
  terms,
  errors,
  notifications,
  noticeDesk,
  mediaNodes,
  navigation,
  shell,
  signIn,
  time,
  home,
  list,
  request,
  requestTerms,
  consent,
  consultation,
  dialogs,
  regulation,
  panel,
  discussion,
  room,
  roomPeople,
  roomShare,
  mail,
  hospitals,
  imports,
  record,
  recording,
  audit,
  accounts,
  account,
  people,
  setup,
  patient,
  sharing,
  oversight,
  pairings,
  plans,
  needs,
  chart,
  outcomes,
  programmes,
  reports,
  provinceMap,
  onCall,
  quality,
  radar,
  routing,
  scheduling,
  matching,
  slotPlans,
  roomChat,
  roomBoard,
};

/** The shape of the catalogue. Chinese leads: a missing or extra English key does not compile. */
export type Messages = typeof zhCN;
