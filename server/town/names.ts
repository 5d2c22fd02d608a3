import type { Draw } from './random'

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严洪武'
const womenOf30s =
  '秀英 桂兰 秀珍 玉兰 凤英 桂英 玉珍 秀兰 淑珍 素珍 桂芳 玉梅 翠英 惠珍 爱珍 月娥 金凤 雪梅 瑞芳 巧云 美玉 彩霞 春香 菊花'
const menOf30s =
  '德福 建国 国强 永福 志明 福生 金生 长根 水根 阿福 德明 宝根 连生 振华 国华 文斌 学文 光荣 大山 富贵 永康 松林 柏年 庆余'
const womenNow = '敏 婷 晓雨 丽娜 静 佳怡 慧 雯 倩 欣怡 芳 玲 颖 思佳'
const menNow = '伟 磊 强 俊杰 浩然 志远 建华 海涛 明辉 鹏 斌 天佑 立军 超'

const words = (text: string) => text.split(' ')

/** A name as people of that age bear it. */
export function nameOf(draw: Draw, sex: 'male' | 'female', old: boolean): string {
  const given = old
    ? words(sex === 'female' ? womenOf30s : menOf30s)
    : words(sex === 'female' ? womenNow : menNow)
  return draw.pick([...surnames]) + draw.pick(given)
}

/** A few names that test every layout: long, with a middle dot, of two syllables before the given name. */
export const longNames = [
  { name: '阿依古丽·买买提明·吐尔逊江', sex: 'female' },
  { name: '欧阳慧珍', sex: 'female' },
  { name: '尼玛扎西·仁青多吉·次仁旺堆', sex: 'male' },
  { name: '司徒柏年', sex: 'male' },
] as const
