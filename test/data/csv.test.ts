import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { type CsvOptions, readCsv } from "../../src/data/csv.ts";

const read = (text: string, options: CsvOptions = {}) => {
  const { data, labels, ...rest } = readCsv(new TextEncoder().encode(text), options);
  return { data: [...data], labels: [...labels], ...rest };
};

it("reads a table with a header and labels by name", () => {
  expect(read("a,kind,b\n1,cat,2.5\n-3e2,dog,.5\n4,cat,6\n", { label: "kind" })).toEqual({
    data: [1, 2.5, -300, 0.5, 4, 6],
    rows: 3,
    columns: ["a", "b"],
    labels: [0, 1, 0],
    classes: ["cat", "dog"],
  });
});

it("orders classes that are numbers by number, and takes indices from either end", () => {
  expect(read("1,10\n2,9\n3,10", { label: -1 })).toMatchObject({
    data: [1, 2, 3],
    labels: [1, 0, 1],
    classes: ["9", "10"],
    columns: ["column 1"],
  });
  expect(read("10,1\n9,2", { label: 0 })).toMatchObject({ labels: [1, 0], classes: ["9", "10"] });
});

it("tells a header from a row with text labels", () => {
  expect(read("5.1,setosa\n4.9,other", { label: 1 }).rows).toBe(2);
  expect(read("x,y\n1,2").columns).toEqual(["x", "y"]);
  expect(read("1,2\n3,4", { header: true })).toMatchObject({ columns: ["1", "2"], rows: 1 });
});

it.each([
  ["CRLF", "x,y\r\n1,2\r\n3,4\r\n"],
  ["CR", "x,y\r1,2\r3,4"],
  ["a byte order mark", "\ufeffx,y\n1,2\n3,4"],
  ["semicolons", "x;y\n1;2\n3;4"],
  ["tabs", "x\ty\n1\t2\n3\t4"],
  ["spaces and empty lines", "\n x , y \n\n 1 ,2\n3 , 4\n\n"],
  ["quotes", '"x","y"\n"1","2"\n 3, "4" \n'],
])("reads %s", (_, text) => {
  expect(read(text)).toEqual({ data: [1, 2, 3, 4], rows: 2, columns: ["x", "y"], labels: [], classes: [] });
});

it("reads quoted cells with everything in them, and still counts lines", () => {
  expect(read('"a ""b"",\nc",d\n1,2').columns).toEqual(['a "b",\nc', "d"]);
  expect(() => read('"a\nb",d\n1,2\n3,x')).toThrow('received "x" in line 4, column "d"');
});

it("reads gzip, delimiters that mean something to expressions, and more rows than fit at first", () => {
  expect(readCsv(gzipSync("1,2\n3,4")).rows).toBe(2);
  for (const delimiter of ["]", "^", "|", "\\", "-"])
    expect(read(`x${delimiter}y\n1${delimiter}2`, { delimiter }).columns).toEqual(["x", "y"]);
  const many = Array.from({ length: 3000 }, (_, i) => `${i},${i + 1}`).join("\n");
  expect(read(many).data).toEqual(Array.from({ length: 6000 }, (_, i) => (i >> 1) + (i & 1)));
});
