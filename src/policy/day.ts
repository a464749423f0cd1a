// Days as `2027-01-31`, compared as text: no clock, no time zone.

export const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** Is it a day of the calendar? */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
