/** Stand for the worker of run files: the same answers, copied as they are between threads. */
import { answerRead, answerWrite } from './run-files.ts';
import type { ReadRunFiles, WriteRunFile } from './run-files-client.ts';

export const readInPlace: ReadRunFiles = async (request) => structuredClone(await answerRead(request));
export const writeInPlace: WriteRunFile = async ({ type, file }) => answerWrite({ type, file: structuredClone(file) });
