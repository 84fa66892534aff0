/**
 * Being asked about illness is unwelcome to many, and a question about the day is welcome. These few words say when
 * what is being written asks after symptoms or medicine. It stays on the phone; nothing is kept from being said.
 */
const ABOUT = {
  'zh-CN': /吃药|药吃|服药|用药|换药|停药|剂量|副作用|病情|犯病|发病|复发|幻听|幻觉|症状|确诊|住院/,
  en: /\b(meds?|medicines?|medications?|pills?|dos(e|age)s?|symptoms?|side effects?|relapsed?|diagnos(is|ed)|hearing voices)\b/i,
  ja: /薬|服薬|症状|副作用|幻聴|幻覚|再発|診断|入院/
}

const ASKING = {
  'zh-CN': /[?？]|吗|了没|没有$|怎么样|怎样|是不是|有没有|多少/,
  en: /\?|^(did|do|does|are|is|have|has|how|what|when|why)\b/i,
  ja: /[?？]|か[。\s]*$|の[。\s]*$|どう|何/
}

/** Whether somebody is being asked after symptoms or medicine, in any of our languages. */
export function asksAfter(text: string): boolean {
  const languages = ['zh-CN', 'en', 'ja'] as const
  return languages.some((language) => ABOUT[language].test(text) && ASKING[language].test(text.trim()))
}
