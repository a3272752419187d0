import { Banner } from '@/components/ui/banner';
import { GuestFrame } from './guest-frame';

/** For people whom the gate lets in as guests, instead of the sign-in. */
export function NeedsGuestLink() {
  return (
    <GuestFrame>
      <Banner title="You need a guest link">
        You can open this site as a guest of a home. Ask someone who lives there for a link, and open it here.
      </Banner>
    </GuestFrame>
  );
}
