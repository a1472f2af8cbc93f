import type { Locale } from '../shared/contract.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** Every text that a person reads. English comes first; a text that is missing in another language does not compile. */
export type Messages = typeof en;

export function messagesFor(locale: Locale): Messages {
  return locale === 'zh-CN' ? zhCN : en;
}

/** The language of the catalogue that suits a locale of the system, such as `zh-Hans-CN` or `de`. */
export function localeOf(systemLocale: string): Locale {
  return /^zh\b/i.test(systemLocale) ? 'zh-CN' : 'en';
}
