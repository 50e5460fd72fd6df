import { type PredictorSettingName, predictorSettings, type SettingDeclaration } from '@medcast/deploy-contract';
import type { FieldError } from '@medcast/problem';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value that cannot be accepted: what was expected, what came, what to do. */
export interface SettingFailure {
  readonly expected: string;
  readonly got: string;
  readonly advice?: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const SHARE = /^\d+(?:\.\d+)?$/;
const HOST = /^[A-Za-z0-9._:%-]+$/;

/**
 * Reads declared variables one by one and gathers everything that is wrong with them, so that a person mends all at once.
 * A reader that has failures has returned stand-ins: its values must not be used.
 */
export class SettingsReader {
  readonly failures: FieldError[] = [];

  constructor(private readonly environment: Environment) {}

  /** The text of a variable, trimmed; its default where it is unset or empty. */
  text(name: PredictorSettingName): string | undefined {
    const text = this.environment[name]?.trim();
    return text === undefined || text === '' ? declarationOf(name).default : text;
  }

  /** Whether the variable is set to anything. */
  isGiven(name: PredictorSettingName): boolean {
    return (this.environment[name]?.trim() ?? '') !== '';
  }

  integer(name: PredictorSettingName): number {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = declarationOf(name);
    const text = this.text(name) ?? '';
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= minimum && value <= maximum) return value;
    this.fail(name, { expected: `a whole number from ${minimum} to ${maximum}`, got: quote(text) });
    return minimum;
  }

  /** Like {@link integer}, where unset means that there is none. */
  optionalInteger(name: PredictorSettingName): number | undefined {
    return this.text(name) === undefined ? undefined : this.integer(name);
  }

  share(name: PredictorSettingName): number {
    const text = this.text(name) ?? '';
    const value = SHARE.test(text) ? Number(text) : NaN;
    if (value >= 0 && value <= 1) return value;
    this.fail(name, { expected: 'a number from 0 to 1', got: quote(text) });
    return 0;
  }

  choice<Choice extends string>(name: PredictorSettingName, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name);
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) this.fail(name, { expected: `one of ${choices.join(', ')}`, got: quote(text) });
    return choice;
  }

  /** A name as models and channels bear it: it becomes part of a path, so it holds no separators. */
  name(name: PredictorSettingName): string {
    const text = this.text(name) ?? '';
    if (!NAME.test(text))
      this.fail(name, { expected: 'a name of letters, digits, ".", "_" and "-"', got: quote(text) });
    return text;
  }

  /** Like {@link name}, where unset means that there is none. */
  optionalName(name: PredictorSettingName): string | undefined {
    return this.text(name) === undefined ? undefined : this.name(name);
  }

  names(name: PredictorSettingName): readonly string[] | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const names = text.split(',').map((part) => part.trim());
    const wrong = names.filter((candidate, index) => !NAME.test(candidate) || names.indexOf(candidate) !== index);
    if (wrong.length > 0) {
      const expected = 'different names of letters, digits, ".", "_" and "-", separated by commas';
      this.fail(name, { expected, got: quote(text) });
    }
    return names;
  }

  host(name: PredictorSettingName): string {
    const text = this.text(name) ?? '';
    if (!HOST.test(text))
      this.fail(name, { expected: 'an IP address or a host name without a port', got: quote(text) });
    return text;
  }

  fail(name: PredictorSettingName, { expected, got, advice = adviceFor(name) }: SettingFailure): void {
    this.refuse(name, `expected ${expected}, got ${got}; ${advice}`);
  }

  /** Like {@link fail}, with a sentence that says all three already. */
  refuse(name: PredictorSettingName, why: string): void {
    this.failures.push({ path: `/${name}`, code: 'SETTINGS_INVALID', message: `${name}: ${why}` });
  }
}

function declarationOf(name: PredictorSettingName): SettingDeclaration {
  return predictorSettings[name];
}

function adviceFor(name: PredictorSettingName): string {
  const fallback = declarationOf(name).default;
  return fallback === undefined ? 'correct it or unset it' : `correct it or unset it for ${fallback}`;
}

function quote(text: string | undefined): string {
  return text === undefined ? 'nothing' : JSON.stringify(text);
}
