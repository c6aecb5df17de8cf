import type { Reference } from '../op-definition.ts';
import type { MeanPoolGradientOp, MeanPoolOp } from './mean-pool.ts';

export const meanPoolReference: Reference<MeanPoolOp> = ({ inputs, outputs, batch, tokens, dim }, memory) => {
  const x = memory.at(inputs.x);
  const y = memory.at(outputs.y);
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < dim; j++) {
      let sum = 0;
      for (let token = 0; token < tokens; token++) sum += x[(b * tokens + token) * dim + j] as number;
      y[b * dim + j] = sum / tokens;
    }
  }
};

export const meanPoolGradientReference: Reference<MeanPoolGradientOp> = ({ inputs, outputs, batch, tokens, dim }, memory) => {
  const dy = memory.at(inputs.dy);
  const dx = memory.at(outputs.dx);
  for (let row = 0; row < batch * tokens; row++) {
    for (let j = 0; j < dim; j++) dx[row * dim + j] = (dy[Math.floor(row / tokens) * dim + j] as number) / tokens;
  }
};
