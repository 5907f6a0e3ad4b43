/** Saves a text as a file, as a link with `download` would. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  saveLink(name, url);
  URL.revokeObjectURL(url);
}

/** The same of what an address holds, such as a picture in a data URL. */
export function saveLink(name: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
