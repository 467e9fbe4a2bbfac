/** What a person may change about how they are answered, whatever their role. */

export interface OwnSettings {
  /** In which language they are answered; null where they go by the place. */
  language(): Promise<string | null>;
  setLanguage(language: string | null): Promise<void>;
}
