// The other end of thread.ts: is asked with a parcel, and answers. Becomes dist/judge.js.
import { parentPort } from 'node:worker_threads'
import { judge } from './judge.ts'
import { references } from './packaging/references.ts'
import { type Question, unpack, unpackEnds } from './parcel.ts'

function answer(question: Question): unknown {
  return 'judge' in question ? judge(unpack(question.judge)) : references(unpackEnds(question.references))
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)))
