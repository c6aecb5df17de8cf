import { rowsAndColumns } from '../../plan/buffer.ts';
import type { Reference } from '../op-definition.ts';
import type { LayerNormGradientOp, LayerNormOp } from './layer-norm.ts';

export const layerNormReference: Reference<LayerNormOp> = ({ inputs, outputs, epsilon }, memory) => {
  const { rows, columns } = rowsAndColumns(memory.shapeOf(inputs.x));
  const [gamma, beta, y] = [memory.at(inputs.weight), memory.at(inputs.bias), memory.at(outputs.y)];
  for (let r = 0; r < rows; r++) {
    const x = memory.at(inputs.x).subarray(r * columns, (r + 1) * columns);
    const mean = x.reduce((sum, value) => sum + value, 0) / columns;
    const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / columns;
    const rstd = 1 / Math.sqrt(variance + epsilon);
    memory.at(outputs.mean)[r] = mean;
    memory.at(outputs.rstd)[r] = rstd;
    x.forEach((value, j) => {
      y[r * columns + j] = (value - mean) * rstd * (gamma[j] as number) + (beta[j] as number);
    });
  }
};

/** dx = rstd·(g − mean(g) − x̂·mean(g·x̂)) with g = dy·γ. */
export const layerNormGradientReference: Reference<LayerNormGradientOp> = ({ inputs, outputs, accumulate }, memory) => {
  const { rows, columns } = rowsAndColumns(memory.shapeOf(inputs.x));
  const gamma = memory.at(inputs.weight);
  const residual = memory.optional(inputs.residual);
  const [dx, dGamma, dBeta] = [memory.at(outputs.dx), memory.at(outputs.dWeight), memory.at(outputs.dBias)];
  if (!accumulate) {
    dGamma.fill(0);
    dBeta.fill(0);
  }
  for (let r = 0; r < rows; r++) {
    const row = r * columns;
    const mean = memory.at(inputs.mean)[r] as number;
    const rstd = memory.at(inputs.rstd)[r] as number;
    const dy = memory.at(inputs.dy).subarray(row, row + columns);
    const normalised = memory.at(inputs.x).subarray(row, row + columns).map((value) => (value - mean) * rstd);
    const g = dy.map((value, j) => value * (gamma[j] as number));
    const meanG = g.reduce((sum, value) => sum + value, 0) / columns;
    const meanGx = g.reduce((sum, value, j) => sum + value * (normalised[j] as number), 0) / columns;
    for (let j = 0; j < columns; j++) {
      const xHat = normalised[j] as number;
      dx[row + j] = rstd * ((g[j] as number) - meanG - xHat * meanGx) + (residual ? (residual[row + j] as number) : 0);
      dGamma[j] = (dGamma[j] as number) + (dy[j] as number) * xHat;
      dBeta[j] = (dBeta[j] as number) + (dy[j] as number);
    }
  }
};
