/* Janus's VideoRoom as a page of its own uses it: its API over its WebSocket, without the timers of its client library. */
const room = 1;
const plugin = 'janus.plugin.videoroom';
let number = 0;
const waiting = new Map();
let socket;
let sessionId;

function ask(message) {
  const transaction = String((number += 1));
  socket.send(JSON.stringify({ ...message, ...(sessionId ? { session_id: sessionId } : {}), transaction }));
  return new Promise((resolve) => waiting.set(transaction, resolve));
}

/** The relay holds the server's ports on its own address. */
const throughRelay = (sdp) => sdp.replace(/^(a=candidate:\S+ \d+ \S+ \d+) \S+/gm, '$1 127.0.0.2');
/** The server learns of this side by what comes through the relay. */
const withoutCandidates = ({ type, sdp }) => ({ type, sdp: sdp.replace(/^a=candidate:.*\r\n/gm, '') });

const attach = async () => (await ask({ janus: 'attach', plugin })).data.id;
const tell = (handle, body, jsep) =>
  ask({ janus: 'message', handle_id: handle, body, ...(jsep ? { jsep: withoutCandidates(jsep) } : {}) });

async function open() {
  socket = new WebSocket(window.janusUrl, 'janus-protocol');
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.janus === 'ack') return;
    waiting.get(message.transaction)?.(message);
    waiting.delete(message.transaction);
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  sessionId = (await ask({ janus: 'create' })).data.id;
  return Promise.all([attach(), attach()]);
}

async function publish(handle, media) {
  const connection = new RTCPeerConnection();
  for (const track of media.getTracks()) connection.addTrack(track, media);
  await connection.setLocalDescription();
  const { jsep } = await tell(handle, { request: 'publish' }, connection.localDescription);
  await connection.setRemoteDescription({ type: 'answer', sdp: throughRelay(jsep.sdp) });
}

async function subscribe(handle, feeds) {
  const streams = feeds.map((feed) => ({ feed }));
  const { jsep } = await tell(handle, { request: 'join', ptype: 'subscriber', room, streams });
  const connection = new RTCPeerConnection();
  connection.addEventListener('track', ({ track }) => window.play(track));
  await connection.setRemoteDescription({ type: 'offer', sdp: throughRelay(jsep.sdp) });
  await connection.setLocalDescription();
  await tell(handle, { request: 'start' }, connection.localDescription);
}

let opening;
window.prepare = () => (opening ??= open());
window.join = async (media) => {
  const [publisher, subscriber] = await window.prepare();
  const { plugindata } = await tell(publisher, { request: 'join', ptype: 'publisher', room });
  const feeds = plugindata.data.publishers.map(({ id }) => id);
  await Promise.all([publish(publisher, media), feeds.length > 0 && subscribe(subscriber, feeds)]);
};
