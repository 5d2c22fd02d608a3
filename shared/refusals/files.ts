import type { RefusalWords } from './words'

/** Refusals of files. */
export const filesRefusals = {
  'file.not-found': {
    status: 404,
    say: '没有找到这个附件',
    staff: '没有此附件，或不在您的管辖范围',
  },
  'file.missing': {
    status: 422,
    say: '请选择要上传的照片或文件',
    staff: '表单里须有且只有一个名为 file 的文件',
  },
  'file.not-multipart': {
    status: 415,
    say: '上传的格式不对，请再试一次',
    staff: '上传须为 multipart/form-data',
  },
  'file.too-large': {
    status: 413,
    say: '文件太大了，最大 10 MB，请压缩或重拍',
    staff: '文件超过 10 MB',
  },
  'file.type': {
    status: 422,
    say: '只能上传照片或 PDF 文件',
    staff: '按文件内容判断，不是 JPEG、PNG 或 PDF；文件名不算',
  },
  'file.damaged': {
    status: 422,
    say: '这个文件打不开，请重新拍照或另存后再传',
    staff: '文件内容不完整，或不合 JPEG、PNG、PDF 的格式',
  },
  'file.two-in-one': {
    status: 422,
    say: '这个文件里夹带了别的内容，不能上传，请重新拍照',
    staff: '文件里藏有另一种格式的内容（如压缩包、网页、程序）',
  },
  'file.active-content': {
    status: 422,
    say: '这个 PDF 带有会自动运行的内容，不能上传，请打印成普通 PDF 再传',
    staff: 'PDF 含脚本、附件、表单提交或启动动作',
  },
  'file.locked': {
    status: 422,
    say: '这个 PDF 加了密，请去掉密码再传',
    staff: '加密的 PDF 无法检查',
  },
  'file.too-many-today': {
    status: 429,
    say: '今天上传的文件太多了，请明天再传',
    staff: '每人每天最多上传 200 个文件',
  },
  'file.link': {
    status: 403,
    say: '这个链接已经失效，请回到原来的页面重新打开',
    staff: '附件链接被改动、已过期，或打开的人已无权查看',
  },
  'file.store': {
    status: 503,
    say: '附件暂时存取不了，请稍后再试',
    staff: '附件存储没有响应，或附件已不在',
  },
} as const satisfies Record<string, RefusalWords>
