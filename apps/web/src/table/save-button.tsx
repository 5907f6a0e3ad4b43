"use client";

import type { RefObject } from "react";
import { ChevronIcon } from "../components/icons.tsx";
import { useLazyMenu } from "../components/use-lazy-menu.ts";
import type { DataTable } from "./data-table.ts";

/** Saves the chart as it is drawn now. */
export type SaveImage = (format: "svg" | "png", name: string) => Promise<void>;

export interface SaveProps {
  /** The finding, as the page has it. */
  readonly title: string;
  /** What is shown, in a sentence. */
  readonly sub: string;
  /** Which data: sides, probe, type and code, filters. */
  readonly source: string;
  /** In the file's name: `histogram`. */
  readonly what: string;
  readonly table: DataTable;
  /** Of a chart, once it is drawn. */
  readonly image?: RefObject<SaveImage | null>;
}

const loadMenu = async () => (await import("./save-menu.tsx")).SaveMenu;

/** The way to keep a chart or a table, the same beside every one. */
export function SaveButton(props: SaveProps) {
  const { Menu, trigger } = useLazyMenu(loadMenu);
  if (Menu !== null) return <Menu {...props} />;
  return (
    <button type="button" className="save" {...trigger}>
      <SaveLabel title={props.title} />
    </button>
  );
}

export function SaveLabel({ title }: Pick<SaveProps, "title">) {
  return (
    <>
      Save<span className="sr-only"> “{title}”</span>
      <ChevronIcon />
    </>
  );
}
