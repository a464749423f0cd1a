// Loaded before a job: the time is the one of the test, also in the threads that it starts.
const shift = Date.parse(process.env.TEST_NOW ?? '') - Date.now()
if (!Number.isNaN(shift)) {
  const { now } = Date
  Date.now = () => now() + shift
  globalThis.Date = new Proxy(Date, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [target.now()] : given),
  })
}
