/** What the event is called that fills the vacancies of another one. */
export const replacementNameText = (name: string, serial: string): string => `${name}（${serial} 补抽）`;
