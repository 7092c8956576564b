/** `2024-05-06_07-08-09-digits`: local time, so that names sort as the runs ran and read as the clock on the wall, then the name made fit for any disk. */
export function runFolderName(name: string, time: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join("-");
  return `${date}_${clock}-${fileName(name)}`;
}

/** Letters and digits of any script, and `._-`; at most 50, which take at most 200 of the 255 bytes that a disk allows. */
function fileName(name: string): string {
  const plain = name.normalize("NFC").replace(/[^\p{L}\p{N}._-]+/gu, "-");
  const short = [...plain].slice(0, 50).join("");
  return short.replace(/^[-.]+|[-.]+$/g, "") || "run";
}
