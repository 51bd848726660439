---------------------------- MODULE MCQuietTime -----------------------------
(***************************************************************************)
(* Adds a crash of B, which then keeps quiet for an MSL (3.4.3): all that  *)
(* it sent before is gone. But A's connection is half-open (3.5.1): B      *)
(* resets it, with old numbers, and A opens again at once, since a side    *)
(* that is reset does not wait. A copy of the reset ends the new           *)
(* connection. The quiet time protects from what was sent before the       *)
(* crash, not from what the crash brings about.  Excludes losses.          *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.crash = {"B"}, !.quiet = MSL + 1]
Path1 == [OneFault EXCEPT !.kinds = {"duplication"}]
=============================================================================
