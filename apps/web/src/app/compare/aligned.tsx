import styles from "./aligned.module.css";

/** A number whose decimal point stands in line with the others of its column. */
export function Aligned({ text }: { text: string }) {
  const [whole, fraction] = text.includes(" to ") ? [text, undefined] : text.split(".");
  return (
    <>
      {whole}
      <span className={styles.fraction}>{fraction === undefined ? "" : `.${fraction}`}</span>
    </>
  );
}
