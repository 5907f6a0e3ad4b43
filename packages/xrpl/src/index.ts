export {
  type Arch,
  type ArgumentIndex,
  abiOf,
  classFunctionArgument,
  type Era,
  eraFromSymbols,
  freePreflightTxArgument,
  layout,
  type OperatorAbi,
} from "./abi.ts";
export { type CallerMark, callerMarks } from "./callers.ts";
export { type CodeFamily, codeFamily, codeLabel, type DecodedCode, decodeCode } from "./codes.ts";
export { insideOfApplyAs } from "./nesting.ts";
export {
  type FunctionSet,
  functionSets,
  type ProbePreset,
  probePresets,
  type TransactionAt,
  typePreset,
} from "./presets.ts";
export { type Release, releaseOf } from "./release.ts";
export { type Namespace, type ServerFunction, type ServerSymbols, serverSymbols } from "./symbols.ts";
export { classNameOf, classNamesOf, typeIsKnown, typeName, typeNumber, typeOfClassName } from "./transactions.ts";
export { compareVersions, isVersionTag, parseVersion, type Version } from "./version.ts";
