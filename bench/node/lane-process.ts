import { enginePlatform } from '../../src/cli/engine-platform.ts';
import { adapterFacts } from '../adapter-facts.ts';
import { makeContestants, usesWebGpu, type ContestantName } from '../contestants.ts';
import { createLane } from '../lane.ts';
import { answer, type LaneQuestion } from '../lane-messages.ts';
import { provideWebGpu } from './dawn.ts';

const name = process.argv[2] as ContestantName | 'facts';
if (name === 'facts' || usesWebGpu(name)) await provideWebGpu();
if (name === 'facts') {
  process.send?.((await adapterFacts(enginePlatform)) ?? null, () => process.exit());
} else {
  const lane = createLane(() => makeContestants(name, enginePlatform));
  process.on('message', (question: LaneQuestion) => {
    void answer(lane, question).then((answered) => process.send?.(answered));
  });
}
