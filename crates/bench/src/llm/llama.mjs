// Reads one prompt and writes some tokens with llama.cpp, alone in its process, and prints what that took as JSON.
import {readFileSync} from "node:fs";
import {getLlama, LlamaLogLevel} from "node-llama-cpp";

const [model_file, prompt_file, write, threads] = process.argv.slice(2);
const start = performance.now();
const llama = await getLlama({gpu: false, build: "never", maxThreads: Number(threads), logLevel: LlamaLogLevel.error});
const model = await llama.loadModel({modelPath: model_file, useMmap: true});
const context = await model.createContext({contextSize: 4096, batchSize: 512, threads: Number(threads), flashAttention: true});
const loaded = performance.now();
const tokens = model.tokenize(readFileSync(prompt_file, "utf8"));
const sequence = context.getSequence();
const read = performance.now();
let first, written = 0;
for await (const _token of sequence.evaluate(tokens, {temperature: 0})) {
  first ??= performance.now();
  written += 1;
  if (written >= Number(write)) break;
}
const end = performance.now();
const status = readFileSync("/proc/self/status", "utf8");
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)[1]) * 1024;
console.log(JSON.stringify({
  load_ms: loaded - start, first_token_ms: first - start, prompt_tokens: tokens.length,
  prompt_tokens_per_s: tokens.length / (first - read) * 1000, tokens_per_s: (written - 1) / (end - first) * 1000,
  peak_bytes: peak,
}));
process.exit(0);
