// The other end of thread.ts: takes one parcel of evidence and answers with the delta. Becomes dist/judge.js.
import { parentPort } from 'node:worker_threads'
import { judge } from './judge.ts'
import { type Parcel, unpack } from './parcel.ts'

parentPort?.once('message', (parcel: Parcel) => parentPort?.postMessage(judge(unpack(parcel))))
