// Runs a program of Node several times as a whole process: median of the wall clock, and peak memory.
import { spawnSync } from 'node:child_process'

export interface Measured<Answer> {
  /** Milliseconds. */
  readonly median: number
  /** Bytes of resident memory, of the process alone. */
  readonly peak: number
  /** What it printed, as JSON. */
  readonly answer: Answer
}

/** Loaded before the program: writes the peak, in KiB, to the file descriptor 3 as the process ends. */
const witness = `data:text/javascript,${encodeURIComponent(
  [
    "import{writeSync}from'node:fs'",
    "import{isMainThread}from'node:worker_threads'",
    // Threads load it too, and end on their own.
    "if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))",
  ].join(';'),
)}`

export function measure<Answer>(args: readonly string[], directory: string, runs: number): Measured<Answer> {
  const times: number[] = []
  let text = ''
  for (let index = 0; index < runs; index++) {
    const start = performance.now()
    text = once(args, directory).stdout
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  // The witness costs time of its own: it watches a run that is not timed.
  const { peak } = once(['--import', witness, ...args], directory)
  return {
    median: times[Math.floor(times.length / 2)] ?? Number.NaN,
    peak: Number(peak) * 1024,
    answer: JSON.parse(text),
  }
}

function once(args: readonly string[], directory: string): { readonly stdout: string; readonly peak: string } {
  const { status, stdout, stderr, output, error } = spawnSync(process.execPath, args, {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 30,
  })
  if (error !== undefined) throw error
  // 1 is a verdict, not a fault.
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`)
  return { stdout, peak: output[3] ?? '' }
}
