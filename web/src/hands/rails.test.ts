import { expect, test } from 'vitest'
import { railOf } from './rails'

test.each([
  '能借我一点钱吗',
  '借我500块',
  '想借三百元',
  '帮我转账给房东',
  '能发个红包吗',
  'Could somebody lend me some money',
  'I need 50 yuan until Friday',
  'I will pay you back',
  'just $20',
  'お金を貸してほしいです',
  '三千円だけ',
  '500円貸してください'
])('notices money: %s', (words) => expect(railOf(words)).toBe('money'))

test.each(['帮我拿银行卡去取一下', '验证码发你', 'Take my bank card along', '暗証番号を教えるので'])('notices cards and codes: %s', (words) =>
  expect(railOf(words)).toBe('codes')
)

test.each(['能分我几片药吗', '把药借给我', 'Could you share your pills with me', '薬を分けてください'])('notices medicine that changes hands: %s', (words) =>
  expect(railOf(words)).toBe('medicine')
)

test.each([
  '陪我去医院，一块儿去好吗',
  '一块去买菜',
  '带上钱包和医保卡',
  '元旦那天陪我去办事',
  '帮我搬两块木板',
  '切几块西瓜',
  '陪我去药店拿药',
  '提醒我吃药',
  '不用花钱',
  '教我用手机挂号',
  'I have a lot of bags',
  'Lend me a hand with the shelf',
  'May I borrow a book',
  'Come along to the pharmacy for my medicine',
  'It costs no money',
  'money for the bus is in my purse',
  'Remind me to take my pills',
  'See you at 14:00 in room 20',
  '一緒に薬局へ行ってください',
  '薬の時間を教えてください',
  'お金はかかりません',
  '財布を持っていきます',
  '円い机を運びたい',
  '一千里路'
])('lets everyday words be: %s', (words) => expect(railOf(words)).toBeNull())
