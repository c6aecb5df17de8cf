/** `npm run learngene -- <command>`: the experiments without a browser. */
import { learngene } from './learngene.ts';

const code = await learngene(process.argv.slice(2));
// Dawn and the engines' threads would keep the process alive; what was printed must be out before it ends.
process.stdout.write('', () => process.exit(code));
