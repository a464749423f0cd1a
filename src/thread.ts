// Has evidence judged in a thread of its own, which can be stopped: by its memory, and by a deadline.
import { Worker } from 'node:worker_threads'
import type { Delta } from './findings/delta.ts'
import { type Evidence, judge } from './judge.ts'
import { LimitError, type Limits } from './limits.ts'
import { type References, referring } from './packaging/references.ts'
import type { Ends } from './packaging/snapshot.ts'
import { pack, packEnds, type Question } from './parcel.ts'

export interface Judging {
  /** There will be contents to judge: the thread begins to load while they are being read. */
  begin(): void
  /** Which further files the kustomizations of both ends need. */
  references(ends: Ends): Promise<References>
  judge(evidence: Evidence): Promise<Delta>
  close(): Promise<void>
}

/** Evidence without contents is a list of names, and not worth a thread. */
export function judging(limits: Limits): Judging {
  let thread: JudgeThread | undefined
  const begun = (): JudgeThread => {
    thread ??= judgeThread(limits)
    return thread
  }
  return {
    begin: () => void begun(),
    references: (ends) => begun().references(ends),
    judge: async (evidence) => (thread === undefined ? judge(evidence) : await thread.judge(evidence)),
    async close() {
      await thread?.worker.terminate()
    },
  }
}

interface JudgeThread extends Pick<Judging, 'references' | 'judge'> {
  readonly worker: Worker
}

/** The bundles of this file and of the thread's lie beside each other, under other names than the sources. */
const door = new URL(import.meta.url.endsWith('.ts') ? 'judge-thread.ts' : 'judge.js', import.meta.url)

function judgeThread({ memory, seconds }: Limits): JudgeThread {
  // Judge knows no environment, and what it reads was written by strangers.
  const worker = new Worker(door, { env: {}, resourceLimits: { maxOldGenerationSizeMb: memory } })
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', (error) => reject(isOutOfMemory(error) ? outOfMemory(memory) : error))
    // Comes last: after an error it says nothing new.
    worker.once('exit', () => reject(new Error('judging ended without an answer')))
  })
  // It may fail while it loads, before anybody waits for it.
  ended.catch(() => undefined)
  // All questions together have so much time; one at a time is asked.
  let spent = 0
  const ask = async <T>(question: Question, bytes: ArrayBuffer): Promise<T> => {
    const started = performance.now()
    const answer = new Promise<T>((resolve) => worker.once('message', resolve))
    worker.postMessage(question, [bytes])
    try {
      return await within({ seconds, spent }, Promise.race([answer, ended]))
    } finally {
      spent += (performance.now() - started) / 1000
    }
  }
  return {
    worker,
    async references(ends) {
      const parcel = packEnds(referring(ends))
      return await ask({ references: parcel }, parcel.bytes)
    },
    async judge(evidence) {
      const parcel = pack(evidence)
      return await ask({ judge: parcel }, parcel.bytes)
    },
  }
}

async function within<T>(
  { seconds, spent }: { readonly seconds: number; readonly spent: number },
  answer: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(outOfTime(seconds)), Math.max(0, seconds - spent) * 1000)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

function isOutOfMemory(error: Error & { readonly code?: unknown }): boolean {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function outOfMemory(memory: number): LimitError {
  return new LimitError(
    `Judging this change took more than ${memory} MiB of memory and was stopped, so nothing is known about it: review a part of the repository, or allow more with \`limits\` in the policy file.`,
  )
}

function outOfTime(seconds: number): LimitError {
  return new LimitError(
    `Judging this change took longer than ${seconds} seconds and was stopped, so nothing is known about it: review a part of the repository, or allow more with \`limits\` in the policy file.`,
  )
}
