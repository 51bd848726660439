------------------------------ MODULE Policies ------------------------------
(***************************************************************************)
(* What implementations may differ in.  A policy is a set of these names;  *)
(* it says which of them the relation admits (Endpoint), and every model   *)
(* states its own.                                                         *)
(***************************************************************************)

(***************************************************************************)
(* Alternatives: the RFC lets an implementation choose one of two.  Of     *)
(* each pair a policy admits one or both.                                  *)
(*   ChallengeAck, ResetInWindow    a RST in the window but not at RCV.NXT *)
(*                   is challenged (RFC 5961), or obeyed (RFC 793)         *)
(*   ChallengeSyn, ResetOnSyn    a SYN in a synchronized state likewise    *)
(*   CheckAckRange, IgnoreOldAck    an ACK older than the largest window   *)
(*                   is answered and dropped (MAY-12), or is as good as    *)
(*                   any old one                                           *)
(*   AckAtZeroWindow, DropAtZeroWindow    the ACK of a segment for which   *)
(*                   the window is closed counts ("special allowance       *)
(*                   should be made", 3.10.7.4), or is dropped with it     *)
(*   HoldOutOfOrder, DropOutOfOrder    a segment beyond a gap is held      *)
(*                   (SHLD-31), or dropped                                 *)
(*   ResetLostData, DropLostData    text for a user that has gone is       *)
(*                   answered by a RST (SHLD-3), or thrown away            *)
(*   ResetEndsTimeWait, IgnoreResetInTimeWait    a RST ends TIME-WAIT      *)
(*                   (3.10.7.4, second), or is ignored there: the remedy   *)
(*                   of RFC 1337, an option of Linux, and a deviation      *)
(***************************************************************************)
Alternatives ==
  { {"ChallengeAck", "ResetInWindow"},
    {"ChallengeSyn", "ResetOnSyn"},
    {"CheckAckRange", "IgnoreOldAck"},
    {"AckAtZeroWindow", "DropAtZeroWindow"},
    {"HoldOutOfOrder", "DropOutOfOrder"},
    {"ResetLostData", "DropLostData"},
    {"ResetEndsTimeWait", "IgnoreResetInTimeWait"} }

(***************************************************************************)
(* Permissions: what an implementation may also do.                        *)
(*   HalfDuplexClose    a user may go without reading on: Detach (MAY-1)   *)
(*   ReopenTimeWait     a SYN above RCV.NXT opens the connection anew from *)
(*                      TIME-WAIT (MAY-2)                                  *)
(*   SecondCloseOk      CLOSE in FIN-WAIT-1 or FIN-WAIT-2, which is an     *)
(*                      error, is answered "ok" (3.10.4)                   *)
(***************************************************************************)
Permissions == {"HalfDuplexClose", "ReopenTimeWait", "SecondCloseOk"}

(***************************************************************************)
(* Liberties: what the RFC neither asks for nor forbids, or discourages,   *)
(* and what is seen of the stacks of others.  No step needs them; they let *)
(* real connections be judged.                                             *)
(*   UnaskedAck      an ACK that nothing calls for: a second one for the   *)
(*                   same segment, a reply to an old ACK                   *)
(*   RetransmitAny   anything between SND.UNA and SND.NXT is sent again,   *)
(*                   without a timeout: fast retransmission, SACK (RFC     *)
(*                   5681, 6675), which 3.8.2 refers to                    *)
(*   KeepAlive       a probe of an idle connection, SEQ=SND.NXT-1, with an *)
(*                   octet or none (3.8.4, MAY-5, MAY-6)                   *)
(*   ShrinkWindow    the window's right edge moves left (3.8.6, SHLD-14)   *)
(*   OfferLess       a segment offers less than its sender would take: a   *)
(*                   scaled window is rounded down (RFC 7323)              *)
(*   GrowBuffer      the receive buffer grows beyond what the SYN offered  *)
(*   TextOnSyn       text leaves with the SYN (3.10.7.2, third, expects    *)
(*                   it)                                                   *)
(*   ThrottleChallenge    a challenge ACK is left out (3.10.7.4, second    *)
(*                   and fourth: "ACK throttling")                         *)
(***************************************************************************)
Liberties ==
  {"UnaskedAck", "RetransmitAny", "KeepAlive", "ShrinkWindow", "OfferLess",
   "GrowBuffer", "TextOnSyn", "ThrottleChallenge"}

(***************************************************************************)
(* Deviations: what the RFC does not permit and somebody does, or what it  *)
(* says if it is read to the letter and does not mean.                     *)
(*   FinNotRetransmitted    no timer for a FIN: a sender that frees its    *)
(*                   buffers when the last octet of text is acknowledged   *)
(*   NoZeroWindowProbe    no timer while the window is closed              *)
(*   EndOnHeldFin    a FIN beyond a gap ends the stream                    *)
(*   AckInTimeWait   any acceptable ACK in TIME-WAIT is acknowledged and   *)
(*                   restarts the timer: step five, read literally         *)
(*   RetransmissionPaysAck    an owed ACK is taken as sent when a          *)
(*                   retransmission carried it, whose SEQ is not SND.NXT   *)
(*   ForgetClose     a connection that is refused in SYN-RECEIVED returns  *)
(*                   to LISTEN though its user has called CLOSE: 3.10.7.4, *)
(*                   second, read literally                                *)
(*   ReopenByAnySyn  TIME-WAIT is left for any SYN, old ones too           *)
(* And these of Linux, as it was observed:                                 *)
(*   NoReplyWhenRateLimited    what is not acceptable, or acknowledges     *)
(*                   what was never sent, is dropped without a reply, if   *)
(*                   it has no text: one such reply in half a second.  The *)
(*                   RFC lets only challenge ACKs be throttled             *)
(*   ResetAtRcvNxtMinusOne    in the states behind the peer's FIN a RST    *)
(*                   one below RCV.NXT is obeyed too, for peers that count *)
(*                   their FIN only once it is acknowledged                *)
(*   ResetInWindowIgnoredInTimeWait    it is neither challenged nor obeyed *)
(*   RestartByAnyAck    whatever has an ACK restarts TIME-WAIT             *)
(*   SynFinEndsTimeWait    a SYN above RCV.NXT that has a FIN as well      *)
(*                   deletes the block, in silence                         *)
(*   LooseFinWait2   in FIN-WAIT-2, its user gone, SEG.ACK is not looked   *)
(*                   at: a FIN counts though it acknowledges the future.   *)
(*                   (That a RST in the window ends this state, and a SYN  *)
(*                   gets a RST, are ResetInWindow and ResetOnSyn.)        *)
(*   FinWait2Timeout    FIN-WAIT-2 ends after a while, its user gone       *)
(*   AckOfOldSegment    the ACK of a segment counts all of which was there *)
(*                   before: Linux, if it ends at RCV.NXT; BSD, always     *)
(*   RightEdgeInside    a segment just beyond the window is acceptable     *)
(*   TextBeyondFin   text that goes beyond a FIN which waits behind a gap  *)
(*                   takes its place                                       *)
(*   ResetOnLateFin  a FIN beyond a gap, for a user that has gone, is      *)
(*                   answered by a RST, as text would be                   *)
(*   LastAckAtCall   CLOSE in CLOSE-WAIT enters LAST-ACK at once, though   *)
(*                   the FIN waits                                         *)
(***************************************************************************)
OfLinux ==
  {"NoReplyWhenRateLimited", "ResetAtRcvNxtMinusOne",
   "ResetInWindowIgnoredInTimeWait", "RestartByAnyAck",
   "SynFinEndsTimeWait", "LooseFinWait2", "FinWait2Timeout",
   "AckOfOldSegment", "RightEdgeInside", "TextBeyondFin",
   "ResetOnLateFin", "LastAckAtCall"}

Deviations ==
  {"FinNotRetransmitted", "NoZeroWindowProbe", "EndOnHeldFin",
   "AckInTimeWait", "RetransmissionPaysAck", "ForgetClose",
   "IgnoreResetInTimeWait", "ReopenByAnySyn"} \cup OfLinux

(* What a specification of one endpoint has to choose from, and all names. *)
Options == (UNION Alternatives \cup Permissions) \ Deviations

Everything == Options \cup Liberties \cup Deviations

-----------------------------------------------------------------------------
(* Implementations that heed RFC 5961 where it is recommended, and what    *)
(* SHOULD be done.                                                         *)
Careful == {"ChallengeAck", "ChallengeSyn", "IgnoreOldAck",
            "AckAtZeroWindow", "HoldOutOfOrder", "ResetLostData",
            "ResetEndsTimeWait"}
=============================================================================
