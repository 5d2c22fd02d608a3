import type { Measure } from './types'

/**
 * The 19 措施和目标, word for word.
 * Source: 浙江省《实施社区医养结合能力提升行动重点工作清单》, column 措施和目标.
 */
export const measures: readonly Measure[] = [
  { no: 1, text: '完善签约老年人居家医疗卫生服务的内容、标准、规范。', targets: [] },
  {
    no: 2,
    text: '协调相关部门完善家庭病床医保支付政策。支持医务人员在两证齐全（具备医疗卫生机构资质，并进行养老机构备案）的医养结合机构为有需求的老年人设立家庭病床。',
    targets: [],
  },
  {
    no: 3,
    text: '新增一批质量可控、安全有效的护理项目纳入服务清单，增加护理服务供给。',
    targets: [],
  },
  {
    no: 4,
    text: '推进基层医疗卫生机构建立日常医疗卫生服务与乡镇（街道）居家养老服务有机衔接融合工作机制和服务模式。到2023年，实现基层医疗卫生机构与乡镇（街道）居家养老服务中心签约合作全覆盖。',
    targets: [
      { code: 'measure.4', kind: 'all', value: 100, unit: '%', of: 'every-area', year: 2023 },
    ],
  },
  {
    no: 5,
    text: '2022年，各地65岁及以上老年人医养结合服务人数达到当地工作计划数量 ；2023年起逐步扩大65岁以上医养结合服务人数。',
    targets: [
      {
        code: 'integrated-care.persons1',
        kind: 'at-least',
        unit: '人',
        of: 'every-area',
        year: 2022,
      },
      {
        code: 'integrated-care.persons1',
        kind: 'growth',
        unit: '人',
        of: 'every-area',
        year: 2023,
        everyYear: true,
      },
    ],
  },
  {
    no: 6,
    text: '到2023年，100 %社区卫生服务中心、乡镇卫生院可提供中医药服务。',
    targets: [
      { code: 'measure.6', kind: 'all', value: 100, unit: '%', of: 'every-area', year: 2023 },
    ],
  },
  {
    no: 7,
    text: '中医药适宜技术推广普及率逐年递增。',
    targets: [{ code: 'measure.7', kind: 'growth', unit: '%', of: 'every-area', everyYear: true }],
  },
  {
    no: 8,
    text: '到2023年，为基层医疗卫生机构医务人员开展康复技术培训300人次。',
    targets: [
      { code: 'measure.8', kind: 'at-least', value: 300, unit: '人次', of: 'province', year: 2023 },
    ],
  },
  {
    no: 9,
    text: '到2023年，全省面向基层医务人员开展中医药技术培训1000人次；面向老年人家庭开展中医药养生保健知识讲座50场。',
    targets: [
      {
        code: 'measure.9.training',
        kind: 'at-least',
        value: 1000,
        unit: '人次',
        of: 'province',
        year: 2023,
      },
      {
        code: 'measure.9.lectures',
        kind: 'at-least',
        value: 50,
        unit: '场',
        of: 'province',
        year: 2023,
      },
    ],
  },
  { no: 10, text: '落实医养结合机构医务人员进修轮训机制。', targets: [] },
  {
    no: 11,
    text: '发挥参训人员的示范带头作用，优先考虑作为医养结合机构内部师资力量。',
    targets: [],
  },
  {
    no: 12,
    text: '依托县域医共体，加强综合医院、中医医院医务人员全科医学、老年医学等专业培训，支持综合医院、中医医院相关医务人员参与家庭医生团队。',
    targets: [],
  },
  {
    no: 13,
    text: '发展面向社区、居家和机构间的智慧医养结合服务；列入国家级试点机构所在市、县（市、区）要落实好老龄健康医养结合远程协同服务试点各项任务，为老年人提供优质高效的远程医疗服务。',
    targets: [],
  },
  {
    no: 14,
    text: '建立省级医养结合信息管理平台；市、县（市、区）建立医养结合信息数据共建共享机制。',
    targets: [],
  },
  {
    no: 15,
    text: '推进综合医院、中医医院、社区卫生服务中心（乡镇卫生院）在社区（乡镇）养老服务机构依法依规设立医疗服务站点，为入住老年人提供嵌入式医疗卫生服务；持续增加嵌入式医养结合机构。',
    targets: [
      { code: 'measure.15', kind: 'growth', unit: '家', of: 'every-area', everyYear: true },
    ],
  },
  {
    no: 16,
    text: '各市级卫生健康委要制定工作方案，将每年度开展社区医养结合能力提升行动工作情况及进展成效报省卫生健康委。',
    targets: [],
  },
  {
    no: 17,
    text: '对落实国家、省医养结合文件相关支持政策成效明显的地方和机构，要及时予以通报表扬激励；对兑现支持政策不到位的地方和机构，要定期通报批评。',
    targets: [],
  },
  {
    no: 18,
    text: '各地要建立以卫生健康部门与民政部门为主的医养结合工作沟通协调机制，及时解决工作进展遇到的困难和问题。',
    targets: [],
  },
  {
    no: 19,
    text: '各地报送探索创新经验的做法数量和质量将与全国医养结合示范项目推荐相挂钩。',
    targets: [],
  },
]
