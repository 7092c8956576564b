import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { readShipped, type StudioNetwork } from "./network.ts";
import type { ShippedId } from "./shipped.ts";

/** A network that is shipped, whichever is looked at; undefined until it is read. */
export function useShipped(id: ShippedId): StudioNetwork | undefined {
  const found = useSignal<StudioNetwork | undefined>(undefined);
  useEffect(() => {
    void readShipped(id).then((network) => {
      found.value = network;
    });
  }, [id, found]);
  return found.value;
}
