// The least a worker can do: what a route costs is told in multiples of this.
export default {
  fetch() {
    return new Response("hello");
  },
};
