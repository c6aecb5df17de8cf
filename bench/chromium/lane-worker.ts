import { enginePlatform } from '../../src/worker/engine-platform.ts';
import { makeContestants, type ContestantName } from '../contestants.ts';
import { createLane } from '../lane.ts';
import { answer, type LaneQuestion } from '../lane-messages.ts';

const name = self.name as ContestantName;
const lane = createLane(() => makeContestants(name, enginePlatform));

self.addEventListener('message', ({ data }: MessageEvent<LaneQuestion>) => {
  void answer(lane, data).then((answered) => self.postMessage(answered));
});
