/** A file as a browser hands it over: `pictures/3/1.png` out of a folder, `3_1.png` by itself. */
export interface NamedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads files that were chosen: those of a folder know where in it they lie. */
export function readFiles(files: readonly File[]): Promise<NamedFile[]> {
  return Promise.all(files.map((file) => read(file, file.webkitRelativePath || file.name)));
}

/** Reads what was dropped, folders and what is in them included. */
export async function droppedFiles({ items }: DataTransfer): Promise<NamedFile[]> {
  // The list is emptied once the event is over.
  const entries = Array.from(items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map((entry) => readEntry(entry, "")))).flat();
}

async function readEntry(entry: FileSystemEntry, folder: string): Promise<NamedFile[]> {
  const path = folder + entry.name;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [await read(file, path)];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  for (;;) {
    // It gives a hundred at a time, and none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map((inside) => readEntry(inside, `${path}/`)))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function read(file: File, path: string): Promise<NamedFile> {
  return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
}
