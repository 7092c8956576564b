/** Seconds as one would say them: `40 seconds`, `13 minutes`, `1 hour 5 minutes`. */
export function roughly(seconds: number): string {
  if (seconds < 55)
    return counted(Math.max(1, seconds < 10 ? Math.round(seconds) : 5 * Math.round(seconds / 5)), "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return counted(minutes, "minute");
  const rest = minutes % 60;
  const hours = counted(Math.floor(minutes / 60), "hour");
  return rest === 0 ? hours : `${hours} ${counted(rest, "minute")}`;
}

function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}
