// The messages caught so far, and those who wait for the next one. In memory, newest last, the oldest dropped.

const CAPACITY = 2_000;

export class Box {
  #messages = [];
  #waiting = new Set();
  #fault = { mode: "none", at: "message", times: 0 };
  #lastId = 0;

  /** Takes a message and wakes those who wait for one. */
  put(message) {
    this.#messages.push({ id: String(++this.#lastId), received: new Date().toISOString(), ...message });
    if (this.#messages.length > CAPACITY) this.#messages.shift();
    for (const look of this.#waiting) look();
  }

  /** The messages to an address; to anybody without one. */
  list(to) {
    return to === undefined ? [...this.#messages] : this.#messages.filter((message) => isTo(message, to));
  }

  get(id) {
    return this.#messages.find((message) => message.id === id);
  }

  /** Forgets the messages to an address; all of them without one. */
  clear(to) {
    this.#messages = to === undefined ? [] : this.#messages.filter((message) => !isTo(message, to));
  }

  /** The messages to an address once there are `count`, or after `seconds` those there are. */
  async waitFor(to, count, seconds) {
    const deadline = Date.now() + seconds * 1_000;
    while (this.list(to).length < count && Date.now() < deadline) {
      await new Promise((resolve) => {
        const look = () => {
          this.#waiting.delete(look);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(look, deadline - Date.now());
        this.#waiting.add(look);
      });
    }
    return this.list(to);
  }

  /** Sets what becomes of a step of the next `times` dialogues that come to it. */
  setFault(mode, at, times) {
    this.#fault = { mode, at, times };
  }

  /** What becomes of the step that a dialogue has come to; counts it. */
  takeFault(step) {
    if (this.#fault.at !== step || this.#fault.times <= 0) return "none";
    this.#fault.times -= 1;
    return this.#fault.mode;
  }
}

const isTo = (message, address) => message.to.some((to) => to.toLowerCase() === address.toLowerCase());
