/** An app wrote the words by itself when its user did something. */
import { framed } from "./frames.ts";
import { type Explain, shareOf } from "./reason.ts";

/**
 * What apps post for their users, in English, Dutch, German, French and Spanish: YouTube, Instagram,
 * Swarm/Foursquare, Periscope, paper.li, SumAll, Crowdfire and fitness trackers.
 */
const FRAMES: readonly RegExp[] = [
  /^i (?:liked|favou?rited|added|disliked|commented on) an? (?:@?youtube )?(?:video|playlist)\b/,
  /^i subscribed to\b.{0,60}\byoutube\b/,
  /^(?:i )?just posted an? (?:photo|video|reel|story)\b/,
  /^i(?:'ve)? posted (?:an? |\d+ )?(?:new )?(?:photos?|videos?)\b/,
  /^(?:i'm|i am) at .{2,80}(?: w\/| in | \(|https?:|$)/,
  /^(?:i'm|i am|we're) (?:broadcasting |streaming )?live on\b/,
  /^(?:i'm|i am) (?:broadcasting|streaming) live\b/,
  /^live on #?(?:periscope|twitch|instagram)/,
  /^(?:the latest .{0,60}|.{0,60}daily (?:paper )?)is out\b/,
  /^my (?:week|day|month)\b.{0,20}:? ?\d+ (?:new )?(?:followers|likes|mentions|tweets)/,
  /^\d+ (?:new )?(?:people|person|followers|tweeps|users)\b.{0,60}\b(?:follow|unfollow)/,
  /^(?:i )?just (?:ran|finished|completed|walked|cycled|swam)\b.{0,30}\b(?:km|mi|miles|kilomet(?:er|re)s?|workout|run|walk|ride)\b/,
  /^(?:ik vind een .{0,20}video|zojuist een (?:foto|video) geplaatst|ik ben (?:bij|in|op) .{2,60}https?:)/,
  /^(?:ich mag (?:das|ein) .{0,20}video|gerade ein (?:foto|video) gepostet|ich bin (?:bei|in|im|am) .{2,60}https?:)/,
  /^(?:j'aime une vidéo|j'ai aimé une vidéo|je viens de publier une (?:photo|vidéo)|je suis (?:à|au|chez) .{2,60}https?:)/,
  /^(?:me (?:gustó|gusta|ha gustado) un v[ií]deo|acabo de publicar (?:una foto|un v[ií]deo)|estoy en .{2,60}https?:)/,
];

export const autoText: Explain = (evidence) => {
  const found = framed(evidence, FRAMES);
  if (found === null) return null;
  return {
    why: { is: "app-frame", share: shareOf(found.copies, evidence.copies), frame: found.frame },
    fits: found.fits,
    lack: "that-beginning",
  };
};
