import type { Command, Option } from "commander";

/** Options whose value is a file. */
const isFile = ({ flags }: Option) => /<(path|file)>/.test(flags);

/** Completion for bash: commands, their options, values that are chosen from a list, files elsewhere. Pure. */
export function bashCompletion(program: Command): string {
  const commands = program.commands.map((command) => command.name());
  const cases = program.commands.map(commandCase);
  return `# bash completion for ${program.name()}: made from its commands
_xrpl_probe() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command="" options="" values="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -*) ;;
      *) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  case $command in
    "")
      options="${[...longOptions(program), "--help"].join(" ")}"
      values="${commands.join(" ")}"
      ;;
${cases.join("\n")}
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
  elif [[ $values == FILES || ( -z $values && $command != "" ) ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
  fi
}
complete -o filenames -F _xrpl_probe ${program.name()}
`;
}

/** zsh runs it through its emulation of bash's completion. */
export function zshCompletion(program: Command, bashFile: string): string {
  return `#compdef ${program.name()}
# The bash completion, found beside this file's folder, through zsh's emulation of it.
autoload -U +X bashcompinit && bashcompinit
source "\${\${(%):-%x}:A:h}/${bashFile}"
`;
}

function commandCase(command: Command): string {
  const valued = command.options.filter((option) => option.argChoices || isFile(option));
  const values = valued.map((option) => {
    const names = [option.short, option.long].filter((name) => name !== undefined);
    return `        ${names.join("|")}) values="${option.argChoices ? option.argChoices.join(" ") : "FILES"}" ;;`;
  });
  return [
    `    ${command.name()})`,
    `      options="${[...longOptions(command), "--help"].join(" ")}"`,
    ...(values.length > 0 ? ["      case $prev in", ...values, "      esac"] : []),
    "      ;;",
  ].join("\n");
}

function longOptions(command: Command): string[] {
  return command.options.filter((option) => !option.hidden).flatMap(({ long }) => (long ? [long] : []));
}
