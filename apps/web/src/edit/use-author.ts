"use client";

import { useState } from "react";

const AUTHOR_KEY = "xrpl-probe-author";

/** The name that a visitor signs changes with, remembered by this browser. */
export function useAuthor(): [author: string, setAuthor: (name: string) => void] {
  const [author, setAuthor] = useState(() => localStorage.getItem(AUTHOR_KEY) ?? "");
  const remember = (name: string) => {
    setAuthor(name);
    localStorage.setItem(AUTHOR_KEY, name);
  };
  return [author, remember];
}
