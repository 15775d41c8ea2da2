// node lint.mjs LINT.WASM (FILE FINDINGS) ...: lints each file inside WebAssembly; exit 1 where the count is another.
import { readFileSync } from "node:fs";

const [program, ...pairs] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(program), {});
const { memory, wiretext_buffer, wiretext_findings } = instance.exports;
for (let index = 0; index < pairs.length; index += 2) {
    const text = readFileSync(pairs[index]);
    const start = wiretext_buffer(text.length);
    new Uint8Array(memory.buffer, start, text.length).set(text);
    const found = wiretext_findings(text.length);
    const isRight = found === Number(pairs[index + 1]);
    console.log(`wasm: ${pairs[index]}: findings ${found}${isRight ? ", as expected" : ", expected " + pairs[index + 1]}`);
    if (!isRight) process.exitCode = 1;
}
