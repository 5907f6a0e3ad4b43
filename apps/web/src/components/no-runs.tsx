import { commandsName } from "../db.ts";
import { Command } from "./command.tsx";

/** What a first visitor sees before anything was recorded: the two ways to change that. */
export function NoRuns() {
  const name = commandsName();
  return (
    <section className="max-w-[720px] pt-10">
      <h1 className="font-medium text-20 tracking-[-0.014em]">No run has been recorded into this database yet.</h1>
      <div className="mt-8 grid gap-8">
        <Way title="Record a running server" detail="As root on its host. Ctrl-C ends the run and keeps what is there.">
          {`sudo npx xrpl-probe record --tag 1.4.0-b5 --duration 300${name === undefined ? "" : ` --db ${name}`}`}
        </Way>
        <Way title="Or look at the demo first" detail="Records two betas of a stand-in server, about 3 minutes.">
          npm run demo
        </Way>
        <Way title="Where probing is not possible" detail="Made-up runs, marked synthetic everywhere.">
          npm run demo -- --synthetic
        </Way>
      </div>
    </section>
  );
}

function Way({ title, detail, children }: { title: string; detail: string; children: string }) {
  return (
    <div className="grid gap-2">
      <h2 className="font-semibold text-14">{title}</h2>
      <Command>{children}</Command>
      <p className="text-13 text-ink-3">{detail}</p>
    </div>
  );
}
