----------------------------- MODULE SmallLives -----------------------------
(***************************************************************************)
(* Bounds for judging changes of Reincarnation: one segment in flight in   *)
(* each direction, one ISS, and a copy now and then; as Small.             *)
(***************************************************************************)
EXTENDS Lives

OneEach == [OneFault EXCEPT !.capacity = ForSides(1, 1),
                            !.kinds = {"duplication"}]
Fitting == [Orderly EXCEPT !.isses = ForSides({99}, {299})]
=============================================================================
