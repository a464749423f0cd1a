// What a command of the terminal is.

/** What the terminal gives a command. */
export interface Terminal {
  /** Folder of the installation, with `docs/` and `examples/`. */
  readonly home: string
  /** Where the user stands. */
  readonly cwd: string
  readonly colour: boolean
  stdin(): Promise<Uint8Array>
}

/** 0 passed or yes, 1 failed by findings or not yes, 2 could not do its work. */
export type ExitCode = 0 | 1 | 2

export interface Outcome {
  readonly exitCode: ExitCode
  /** For standard output. */
  readonly output: string
  /** For standard error. */
  readonly notes?: string
}

export interface Command {
  readonly name: string
  /** What stands behind the name, for the usage line. */
  readonly usage: string
  readonly summary: string
  readonly options: readonly Option[]
  run(arguments_: Arguments, terminal: Terminal): Promise<Outcome>
}

export interface Option {
  readonly name: string
  /** One letter, for `-n` beside `--namespace`. */
  readonly short?: string
  /** Name of its value; absent for a switch. */
  readonly value?: string
  /** The only values it takes. */
  readonly choices?: readonly string[]
  readonly says: string
}

/** A command line, read: every option is one of the command's, every choice one of its choices. */
export interface Arguments {
  readonly positionals: readonly string[]
  value(option: string): string | undefined
  has(option: string): boolean
}

/** The user's command line is wrong: one sentence. */
export class UsageError extends Error {}
