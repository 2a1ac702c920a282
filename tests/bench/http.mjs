// A client that keeps its connections, on loopback.

import http from "node:http";

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** Sends a request and returns status, headers and the body as text. */
export const send = (port, method, path, { headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, method, path, agent, headers: { host: `localhost:${port}`, ...headers } });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    request.end(body);
  });

/** Posts JSON and returns the answer's JSON; anything but the wanted status is an error. */
export const post = async (port, path, value, { headers = {}, wanted = 200 } = {}) => {
  const answer = await send(port, "POST", path, {
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  });
  if (answer.status !== wanted) throw new Error(`POST ${path} answered ${answer.status} instead of ${wanted}: ${answer.text.slice(0, 400)}`);
  return JSON.parse(answer.text);
};

/** Ends the connections, so that the program can end. */
export const disconnect = () => agent.destroy();
