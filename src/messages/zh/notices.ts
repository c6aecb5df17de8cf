import type { ImageUse } from '../../config/image-origin.ts';
import type { notices as english } from '../en/notices.ts';
import { imagesFor } from './image-use.ts';

const builtIn = (use: ImageUse): string => (use === 'data' ? '使用内置的 shapes10' : '迁移到 glyphs8 或不迁移');

export const notices: typeof english = {
  dismiss: '关闭',
  undo: '撤销',
  done: '最近的操作',
  more: (lines) => `还有 ${lines} 项`,
  linkNotOpened: (problem) => `链接未能打开，配置没有改变。${problem}`,
  runFailed: (problem) => `运行失败：${problem}`,
  ofRun: (notice) => `提示：${notice}`,
  languageNotLoaded: '无法加载另一种语言的文字；请联网后重试。',
  linkChanged: (fields) => `链接更改了 ${fields} 个字段`,
  resultOffered: (name) => `此链接显示内置结果 ${name}`,
  openResult: '打开',
  resultNotOpened: (name, problem) => `内置结果 ${name} 未打开（${problem ?? '此页面没有该名称的结果'}）；请从“内置结果”中选择`,
  deleted: (names) => `已删除 ${names.length > 1 ? `${names.length} 次运行` : names[0]}`,
  imported: (runs) => `已导入 ${runs} 次运行`,
  importedBut: (runs, known) => `已导入 ${runs} 次运行；另有 ${known} 次已存在`,
  nothingImported: (known) => `没有可导入的运行；${known} 次均已存在`,
  notImported: (problem) => `运行未能导入：${problem}`,
  unreadableRun: (name, problem) => `无法读取保存的运行 ${name}（${problem}），因此不显示`,
  notKept: (problem) => `运行无法保存在此浏览器中：${problem}。请在离开前导出`,
  nameTaken: (name) => `名称 ${name} 已被另一次运行使用；请另取一个`,
  blocked: (problem) => `无法开始：${problem}`,
  noImages: (use) => `尚未选择${imagesFor(use)}：请在“数据”下选择文件（.zip、.tar.gz、.parquet）或文件夹，或${builtIn(use)}`,
  notAllowed: (use, host) => `${imagesFor(use)}来自 ${host}：在您允许之前不会访问它；请在“数据”下按“允许访问”，或${builtIn(use)}`,
  noFiles: '（无）',
  ancestorFile: (files) => `祖先网络文件 ${files}：必须是一个 .safetensors 文件；请在“祖先”下选择，或给出网址`,
  ancestorModel: (files) => `祖先网络文件 ${files}：必须是一个 model.json 及其全部 .bin 文件；请在“祖先”下一并选择，或给出网址`,
};
