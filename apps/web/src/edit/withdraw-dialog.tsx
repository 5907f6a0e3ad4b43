"use client";

import { EditDialog } from "./edit-dialog.tsx";

export function WithdrawDialog({ change, text, onClose }: { change: number; text: string; onClose: () => void }) {
  return (
    <EditDialog
      title="Accept this change no more?"
      action="Withdraw"
      signed={false}
      edits={() => [{ kind: "withdraw", change }]}
      onClose={onClose}
    >
      <p className="text-13 text-ink-2">“{text}” goes, and later versions are held against the earlier level again.</p>
    </EditDialog>
  );
}
