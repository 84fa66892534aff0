/** What a request shouldn't be about between members: said on this phone only, nothing is held back or told to anybody. */
export type Rail = 'money' | 'codes' | 'medicine'

// What holds such a word and means something else: a purse to bring, "go together", the fare among the things to take along.
const PLAIN = [
  /钱包|钱夹|零钱包|不(?:用|要|花|收)钱|不用花钱|免费|车钱|路费|医保卡|社保卡|身份证/g,
  /一块[儿去走来吃坐看做玩]|元[旦宵]/g,
  /\b(?:no|costs? no|without) money\b|\bmoney for the \w+|\bmoney ?(?:belt|plant)\b|\ba lot of\b|\bfree of charge\b/gi,
  /お金(?:は|が)?(?:かかり|かから|いり|いら|不要)\S{0,4}|お財布|財布|交通費|バス代|無料/g
]

const RAILS: [Rail, RegExp[]][] = [
  [
    'money',
    [
      /钱|现金|转账|红包|工资|贷款|押金|欠款/,
      /借.{0,4}(?:[\d一二两三四五六七八九十百千万]+)(?:块|元)?/,
      /(?:\d+|[一二两三四五六七八九十]*[百千万])\s*(?:块|元)/,
      /\b(?:money|cash|loan|lend me \d+|pay (?:me|you|him|her|them)? ?back|bank transfer)\b/i,
      /\b\d+ ?(?:yuan|rmb|dollars?|yen|euros?|pounds?|bucks)\b|[$¥€£]\s?\d/i,
      /お金|現金|借金|送金|振り?込み|ローン|\d+\s*円|[百千万]円/
    ]
  ],
  ['codes', [/银行卡|验证码|取款|支付密码|密码告诉|卡号/, /\b(?:bank card|credit card|debit card|pin code|verification code|card number)\b/i, /キャッシュカード|クレジットカード|銀行のカード|暗証番号|認証コード/]],
  [
    'medicine',
    [
      /(?:借|分|给|送|匀|换)\S{0,4}(?:药|药片|安眠药)(?!店|房)|(?:药|药片|安眠药)\S{0,2}(?:分|借|匀|送)(?:给|我|你)/,
      /\b(?:lend|share|give|spare|swap|borrow)\b.{0,16}\b(?:medicine|medication|pills?|tablets?)\b/i,
      /薬を?\S{0,3}(?:分け|貸し|譲|ください|交換)/
    ]
  ]
]

/** What words touch, the first that is found; null for nearly everything. */
export function railOf(words: string): Rail | null {
  const rest = PLAIN.reduce((text, plain) => text.replace(plain, ' '), words.normalize('NFKC'))
  return RAILS.find(([, patterns]) => patterns.some((one) => one.test(rest)))?.[0] ?? null
}
