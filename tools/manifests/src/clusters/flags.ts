/** What a flag is set to; `null` for one that is set by being there. */
export type FlagValue = string | number | null | readonly string[] | Readonly<Record<string, string>>;

/** Flags of a program, as `gcloud --flags-file` reads them. */
export type Flags = Readonly<Record<`--${string}`, FlagValue>>;
