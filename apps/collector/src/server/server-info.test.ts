import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { askServerInfo, isLoopback } from "./server-info.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A port that answers every request so; `null` never answers. */
function answering(body: string | null, status = 200): Promise<{ url: URL; asked: () => string }> {
  let asked = "";
  const server = createServer((request, response) => {
    request.on("data", (chunk: Buffer) => {
      asked += chunk.toString();
    });
    request.on("end", () => {
      if (body !== null) response.writeHead(status).end(body);
    });
  });
  open.push({ close: () => void server.close(() => undefined).closeAllConnections() });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      resolve({ url: new URL(`http://127.0.0.1:${port}`), asked: () => asked });
    }),
  );
}

const hash = "d5512f1c07b6a2b1e9a6e0d24a9b3f0c8e7d6a51";

describe("what a server says of itself", () => {
  it("is its version, its commit and its state", async () => {
    const info = { build_version: "2.4.0-b1+DEBUG", server_state: "full", git: { hash, branch: "develop" } };
    const { url, asked } = await answering(JSON.stringify({ result: { info, status: "success" } }));
    expect(await askServerInfo(url)).toEqual({ version: "2.4.0-b1", commit: hash, state: "full" });
    expect(JSON.parse(asked())).toEqual({ method: "server_info", params: [{}] });
  });

  it("has no commit before 2.4, nor where the connection is no admin's", async () => {
    const info = { build_version: "1.4.0-b4", server_state: "proposing" };
    const { url } = await answering(JSON.stringify({ result: { info } }));
    expect(await askServerInfo(url)).toEqual({ version: "1.4.0-b4", commit: null, state: "proposing" });
  });

  it("takes no commit that is none", async () => {
    const info = { build_version: "2.4.0", git: { hash: "; rm -rf /" } };
    const { url } = await answering(JSON.stringify({ result: { info } }));
    expect((await askServerInfo(url)).commit).toBeNull();
  });

  it("fails with the reason: another program, a refusal, nobody, silence", async () => {
    const ask = async (body: string | null, status?: number) => askServerInfo((await answering(body, status)).url);
    await expect(ask("<html>")).rejects.toThrow("what answers there is no rippled or xrpld");
    await expect(ask('{"result":{"error":"noNetwork","error_message":"Not synced."}}')).rejects.toThrow("Not synced.");
    await expect(ask("Forbidden", 403)).rejects.toThrow("HTTP 403");
    await expect(ask(null)).rejects.toThrow("no answer within 2 s");
    const { url } = await answering("{}");
    for (const server of open.splice(0)) server.close();
    await expect(askServerInfo(url)).rejects.toThrow("ECONNREFUSED");
  });

  it("should come from the loopback address, where the admin port is", () => {
    const loopback = (url: string) => isLoopback(new URL(url));
    expect(["http://127.0.0.1:5005", "http://localhost:5005", "http://[::1]:5005"].map(loopback)).toEqual([
      true,
      true,
      true,
    ]);
    expect(["http://10.0.0.1:5005", "http://localhost.example.com"].map(loopback)).toEqual([false, false]);
  });
});
