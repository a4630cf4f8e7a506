const client = new window.RoomClient({
  getTicket: async () => (await fetch('/ticket', { method: 'POST' })).json(),
});
const playing = new Set();
client.subscribe(() => {
  for (const { audioTrack, videoTrack } of client.state.peers)
    for (const track of [audioTrack, videoTrack]) {
      if (!track || playing.has(track.id)) continue;
      playing.add(track.id);
      window.play(track);
    }
});
window.client = client;
window.prepare = async () => client.prepare(false);
window.join = (media) => client.join({ audio: media.getAudioTracks()[0], video: media.getVideoTracks()[0] });
